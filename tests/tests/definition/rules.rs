//! The rules that tie values to one another, one by one.

use crate::common::only;
use mk_core::definition::{MALMOKRAFTEN, read, read_with_notes};
use std::fmt::Write as _;

/// Malmökraften with one text in the place of another, which breaks one rule.
fn check(from: &str, to: &str, code: &str, path: &str) {
    assert!(MALMOKRAFTEN.contains(from), "{from}");
    let problem = only(read(&MALMOKRAFTEN.replacen(from, to, 1)));
    assert_eq!((problem.code, problem.place.path.as_str()), (code, path), "{from} became {to}: {problem}");
}

#[test]
fn each_rule_has_a_code_and_a_place() {
    let from = "from = 2025-01-01";
    check(from, "from = 2028-01-01", "empty-period", "programme.through");
    check(from, "from = 2027-12-31", "empty-period", "programme.through");
    check("id = \"forankra\"", "id = \"stod\"", "duplicate-id", "plan[0].promise[2].id");
    check(
        "[1,  1,  1,  1,  1,  1,  0.4, 0.8, 1,  1,  1,  1]",
        "[0, 0, 0, 0, 0, 0, 0.0, 0, 0, 0, 0, 0]",
        "empty-profile",
        "profile.sommar.weights",
    );
    check("profile = \"sommar\"", "profile = \"vinter\"", "unknown-reference", "goal[1].profile");
    check(
        "count = 350",
        "count = 350\nsince = 2024-05-01\n[[goal.target]]\nyear = 2025\ncount = 360\nsince = 2024-05-01",
        "duplicate-target",
        "goal[1].target[1]",
    );
    check("year = 2026", "year = 2025", "duplicate-target", "goal[1].target[1]");
}

#[test]
fn a_target_fits_its_goals_window() {
    let whole = MALMOKRAFTEN.rfind("count = 1200").unwrap();
    let text = format!("{}year = 2025\n{}", &MALMOKRAFTEN[..whole], &MALMOKRAFTEN[whole..]);
    let problem = only(read(&text));
    assert_eq!(
        (problem.code, problem.place.path.as_str()),
        ("target-of-other-window", "goal[3].target[0].year")
    );
    check("year = 2025\ncount = 350", "count = 350", "missing-key", "goal[1].target[0]");
}

#[test]
fn the_policy_speaks_of_what_is_there_and_asks_for_nothing_that_is_refused() {
    let policy = "breakdowns = [\"kind\", \"sex\"]\n";
    let with = |more: &str, code: &str, path: &str| check(policy, &format!("{policy}{more}\n"), code, path);
    check(policy, "breakdowns = [\"none\", \"sex\"]\n", "none-and-some", "policy.breakdowns");
    check(policy, "breakdowns = [\"place\"]\n", "unknown-value", "policy.breakdowns[0]");
    let rhythm = |goal: &str, rest: &str| format!("[[policy.rhythm]]\ngoal = \"{goal}\"\n{rest}\n");
    let work = "arbete-eller-studier";
    with(&rhythm("arsplatser", "shown = \"year\""), "nobody-to-guard", "policy.rhythm[0].goal");
    with(&rhythm(work, "by = \"age\"\nshown = \"year\""), "no-such-breakdown", "policy.rhythm[0].by");
    with(&rhythm(work, "by = \"sex\"\nshown = \"month\""), "too-fine", "policy.rhythm[0].shown");
    with(&rhythm("rehabiliteringssamverkan", "shown = \"tertial\""), "too-fine", "policy.rhythm[0].shown");
    with(
        &rhythm("rehabiliteringssamverkan", "by = \"sex\"\nshown = \"year\""),
        "too-fine",
        "policy.rhythm[0].shown",
    );
    let twice = rhythm(work, "shown = \"tertial\"") + &rhythm(work, "shown = \"year\"");
    with(&twice, "duplicate-policy", "policy.rhythm[1]");
    let known = |goal: &str, rest: &str| {
        let source = "source = { sv = \"Rapport\", en = \"Report\" }";
        format!("[[policy.known]]\ngoal = \"{goal}\"\ncount = 9\n{source}\n{rest}\n")
    };
    let day = "through = 2025-04-30";
    with(&known("arsplatser", day), "nobody-to-guard", "policy.known[0].goal");
    with(&known(work, "through = 2024-04-30"), "outside-window", "policy.known[0].through");
    with(&known(work, &format!("{day}\nby = \"sex\"")), "missing-key", "policy.known[0]");
    with(&known(work, &format!("{day}\ncell = \"man\"")), "missing-key", "policy.known[0]");
    with(
        &known(work, &format!("{day}\nby = \"sex\"\ncell = \"barn\"")),
        "unknown-cell",
        "policy.known[0].cell",
    );
    with(&(known(work, day) + &known(work, day)), "duplicate-policy", "policy.known[1]");
    // What may be asked for.
    for more in [
        rhythm(work, "shown = \"year\""),
        rhythm(work, "by = \"sex\"\nshown = \"tertial\""),
        known(work, &format!("{day}\nby = \"sex\"\ncell = \"man\"")),
    ] {
        read(&MALMOKRAFTEN.replacen(policy, &format!("{policy}{more}"), 1)).unwrap();
    }
}

#[test]
fn a_goal_within_a_goal_is_one_part_of_a_whole() {
    let goal = |id: &str| format!("id = \"{id}\"\nunit = \"persons\"\n");
    let within = |id: &str, whole: &str, code: &str, path: &str| {
        check(&goal(id), &format!("{}part-of = \"{whole}\"\n", goal(id)), code, path);
    };
    let (small, work) = ("rehabiliteringssamverkan", "arbete-eller-studier");
    within(small, small, "goals-apart", "goal[2].part-of");
    within(small, "arsplatser", "goals-apart", "goal[2].part-of");
    within(small, "sjalvforsorjning", "goals-apart", "goal[2].part-of");
    within(small, "arbete", "unknown-reference", "goal[2].part-of");
    // It is divided by kind in public.
    within(small, work, "goals-apart", "goal[2].part-of");
    let by_sex = MALMOKRAFTEN.replacen("breakdowns = [\"kind\", \"sex\"]\n", "", 1);
    let part = |id: &str, whole: &str| format!("{}part-of = \"{whole}\"\n", goal(id));
    let one = by_sex.replacen(&goal(small), &part(small, work), 1);
    assert_eq!(read(&one).unwrap().goals[2].part_of.as_ref().unwrap().as_str(), work);
    // A part of a part, and a second part.
    let third = |whole: &str| {
        let own = "\n[[goal]]\nid = \"tredje\"\nunit = \"persons\"\nwindow = \"year\"\n";
        let words = "title = { sv = \"x\", en = \"x\" }\ndefinition = { sv = \"x\", en = \"x\" }\n";
        let forms = "{ one = \"{n}\", other = \"{n}\" }";
        format!(
            "{one}{own}part-of = \"{whole}\"\n{words}counted = {{ sv = {forms}, en = {forms} }}\n[[goal.target]]\nyear = 2025\ncount = 60\n"
        )
    };
    for whole in [small, work] {
        let problem = only(read(&third(whole)));
        assert_eq!(
            (problem.code, problem.place.path.as_str()),
            ("goals-apart", "goal[4].part-of"),
            "{problem}"
        );
    }
}

#[test]
fn a_breakdown_divides_what_it_says_and_once() {
    let kind = "by = \"kind\"\ngoal = \"arbete-eller-studier\"\n";
    check(kind, "by = \"kind\"\n", "missing-key", "breakdown[0]");
    check(kind, "by = \"kind\"\ngoal = \"arsplatser\"\n", "goals-apart", "breakdown[0].goal");
    check(kind, "by = \"kind\"\ngoal = \"arbete\"\n", "unknown-reference", "breakdown[0].goal");
    check(
        "by = \"sex\"\n",
        "by = \"age\"\ngoal = \"arsplatser\"\n",
        "breakdown-of-one-goal",
        "breakdown[1].goal",
    );
    check(
        "by = \"sex\"\n",
        "by = \"kind\"\ngoal = \"arbete-eller-studier\"\n",
        "duplicate-breakdown",
        "breakdown[1].by",
    );
    check("id = \"man\"\n", "id = \"kvinnor\"\n", "duplicate-id", "breakdown[1].cell[1].id");
    let man = MALMOKRAFTEN.find("[[breakdown.cell]]\nid = \"man\"").unwrap();
    let end = man + MALMOKRAFTEN[man..].find("\n\n# ").unwrap();
    let problem = only(read(&format!("{}{}", &MALMOKRAFTEN[..man], &MALMOKRAFTEN[end..])));
    assert_eq!((problem.code, problem.place.path.as_str()), ("single-cell", "breakdown[1]"));
}

#[test]
fn a_name_is_made_of_what_an_address_can_hold() {
    for id in ["Arsplatser", "årsplatser", "1plats", "-plats", "plats er", "plats_er", "", &"a".repeat(61)] {
        check("id = \"arsplatser\"", &format!("id = \"{id}\""), "wrong-value", "goal[0].id");
    }
}

#[test]
fn a_language_is_one_that_the_widget_can_write() {
    let title = "[goal.title]\nsv = \"Årsplatser\"\n";
    check(title, &format!("{title}de = \"Stellen\"\n"), "unknown-language", "goal[0].title.de");
    assert_eq!(read(MALMOKRAFTEN).unwrap().goals[0].title.get("so"), "Boosas sannadeed");
}

/// Malmökraften with something more at its end, which breaks one rule.
fn check_more(more: &str, code: &str, path: &str) {
    let problem = only(read(&format!("{MALMOKRAFTEN}\n{more}")));
    assert_eq!((problem.code, problem.place.path.as_str()), (code, path), "{more}: {problem}");
}

#[test]
fn who_is_who_has_to_fit_together() {
    let title = "title = { sv = \"x\", en = \"x\" }";
    check(
        "members = [\"chef-malmo-stad\", ",
        "members = [\"chef-malmo-stad\", \"chef-malmo-stad\", ",
        "listed-twice",
        "body[2].members[1]",
    );
    check(
        "conveners = [\"chef-malmo-stad\", ",
        "conveners = [\"syv\", ",
        "convener-outside",
        "body[2].conveners[0]",
    );
    check(
        "reports-to = \"sok\"",
        "reports-to = \"operativ-ledningsgrupp\"",
        "reports-in-circle",
        "body[1].reports-to",
    );
    check("reports-to = \"sok\"", "reports-to = \"lok\"", "reports-in-circle", "body[1].reports-to");
    check("id = \"medier\"", "id = \"medierna\"", "unknown-reference", "channel[5].audience[6]");
    check_more(&format!("[[group]]\nid = \"finsam\"\n{title}"), "duplicate-id", "group[8].id");
    check_more(&format!("[[body]]\nid = \"ny\"\nmembers = []\n{title}"), "wrong-value", "body[5].members");
    check_more(&format!("[[body]]\nid = \"ny\"\n{title}"), "missing-key", "body[5]");
    check_more(
        &format!("[[body]]\nid = \"ny\"\nmembers = [\"syv\"]\nnot-stated = [\"members\"]\n{title}"),
        "stated-after-all",
        "body[5].not-stated",
    );
    check(
        "conveners = [\"syv\"]",
        "conveners = [\"samordnare\"]",
        "convener-outside",
        "forum[5].conveners[0]",
    );
    check(
        "{ role = \"socialsekreterare\", count = 1 }",
        "{ role = \"arbetsformedlare\", count = 1 }",
        "listed-twice",
        "team[0].members[1].role",
    );
    check("about = [\"vt\", \"ht\"]", "about = [\"vt\", \"vt\"]", "listed-twice", "reading[0].about[1]");
    // A body convenes where all who sit in it take part.
    check(
        "conveners = [\"syv\"]",
        "conveners = [\"beslutsgrupp\"]",
        "convener-outside",
        "forum[5].conveners[0]",
    );
}

#[test]
fn a_reference_to_another_kind_of_thing_says_what_it_is() {
    let text = MALMOKRAFTEN.replacen("decided-by = \"sok\"", "decided-by = \"finsam\"", 1);
    let problem = only(read(&text));
    assert_eq!(problem.code, "wrong-reference");
    assert_eq!(problem.message, "“finsam” is a party; expected a role or body");
}

/// What is no id at all is taken for the nearest that is one.
#[test]
fn a_reference_that_is_no_id_has_the_nearest_in_its_hint() {
    for (written, right) in
        [("Syv", "syv"), ("samordnare ", "samordnare"), ("vårdsamordnare", "vardsamordnare")]
    {
        let text = MALMOKRAFTEN.replacen("conveners = [\"syv\"]", &format!("conveners = [\"{written}\"]"), 1);
        let problem = only(read(&text));
        assert_eq!(problem.code, "unknown-reference");
        assert_eq!(problem.hint, Some(format!("did you mean `{right}`?")));
    }
}

#[test]
fn a_cadence_says_how_often_in_one_way() {
    let from = "cadence = { times = 3, per = \"term\", lull = \"skip\" }";
    for (to, code, path) in [
        ("cadence = {}", "missing-key", "forum[0].cadence"),
        ("cadence = { lull = \"skip\" }", "missing-key", "forum[0].cadence"),
        ("cadence = { times = 3, lull = \"skip\" }", "missing-key", "forum[0].cadence"),
        ("cadence = { per = \"term\", lull = \"skip\" }", "missing-key", "forum[0].cadence"),
        ("cadence = { every-weeks = 3 }", "missing-key", "forum[0].cadence"),
        (
            "cadence = { times = 3, per = \"term\", every-weeks = 2, lull = \"skip\" }",
            "two-cadences",
            "forum[0].cadence.every-weeks",
        ),
        (
            "cadence = { every-weeks = 2, without-number = \"regularly\", lull = \"skip\" }",
            "two-cadences",
            "forum[0].cadence.without-number",
        ),
        (
            "cadence = { without-number = \"regularly\", lull = \"skip\" }",
            "two-cadences",
            "forum[0].cadence.lull",
        ),
        (
            "cadence = { times = 6, per = \"week\", lull = \"skip\" }",
            "too-few-weekdays",
            "forum[0].cadence.times",
        ),
        (
            "weekdays = [\"monday\"]\ncadence = { times = 5, per = \"month\", lull = \"skip\" }",
            "too-few-weekdays",
            "forum[0].cadence.times",
        ),
        (
            "weekdays = [\"monday\", \"monday\"]\ncadence = { times = 1, per = \"month\", lull = \"skip\" }",
            "listed-twice",
            "forum[0].weekdays[1]",
        ),
        (
            "weekdays = [\"saturday\"]\ncadence = { every-weeks = 2, lull = \"skip\" }",
            "unknown-value",
            "forum[0].weekdays[0]",
        ),
    ] {
        check(from, to, code, path);
    }
}

#[test]
fn times_and_days_are_those_of_a_calendar() {
    check("minutes = 30", "time = \"12:00\"", "missing-key", "forum[5]");
    check("minutes = 30", "minutes = 30\ntime = \"12:00:30\"", "wrong-value", "forum[5].time");
    check("minutes = 30", "minutes = 30\ntime = \"24:00\"", "wrong-value", "forum[5].time");
    check("minutes = 30", "minutes = 30\ntime = 12:00:00", "wrong-value", "forum[5].time");
    check("from = 2025-07-01", "from = 2024-12-31", "outside-programme", "forum[9].from");
    check(
        "from = 2025-07-01",
        "from = 2025-07-01\nthrough = 2025-06-30",
        "days-out-of-order",
        "forum[9].through",
    );
    check("from-week = 27", "from-week = 33", "weeks-out-of-order", "calendar.lull.through-week");
    check("from = \"07-01\"", "from = \"06-30\"", "terms-overlap", "calendar.term[1].from");
    check("through = \"12-31\"", "through = \"01-01\"", "terms-overlap", "calendar.term[1].from");
    check("through = \"12-31\"", "through = \"06-30\"", "terms-overlap", "calendar.term[1].from");
    check("from = \"07-01\"", "from = \"02-30\"", "wrong-value", "calendar.term[1].from");
    check("from = \"07-01\"", "from = 2025-07-01", "wrong-value", "calendar.term[1].from");
    check("id = \"ht\"", "id = \"hosten\"", "unknown-reference", "reading[0].about[1]");
}

#[test]
fn plans_say_when_in_one_way_and_count_what_they_have_a_number_for() {
    check("through = 2024-12-31", "through = 2023-08-31", "days-out-of-order", "plan[1].through");
    check(
        "through = 2023-11-24",
        "through = 2023-11-22",
        "days-out-of-order",
        "plan[1].part[2].activity[8].when.through",
    );
    check("when = { month = \"2024-11\" }", "when = {}", "missing-key", "plan[1].part[2].activity[19].when");
    check(
        "when = { month = \"2024-11\" }",
        "when = { month = \"2024-11\", day = 2024-11-02 }",
        "two-times",
        "plan[1].part[2].activity[19].when.day",
    );
    check(
        "when = { month = \"2024-11\" }",
        "when = { month = \"2024-13\" }",
        "wrong-value",
        "plan[1].part[2].activity[19].when.month",
    );
    check(
        "id = \"samarbeten-inledda\"\ntarget = 2",
        "id = \"samarbeten-inledda\"",
        "missing-key",
        "plan[1].outcome[2]",
    );
    check(
        "activity = \"handbok\"",
        "activity = \"nyhetsbrev\"",
        "wrong-reference",
        "plan[1].outcome[1].activity",
    );
}

#[test]
fn a_channel_that_is_never_due_has_no_last_day() {
    let stockholm = crate::common::FILES[1];
    let never = "cadence = { without-number = \"regularly\" }\ndue-after";
    let text = stockholm.replacen(
        "cadence = { times = 1, per = \"quarter\", lull = \"keep-on\" }\ndue-after",
        never,
        1,
    );
    let problem = only(read(&text));
    assert_eq!((problem.code, problem.place.path.as_str()), ("never-due", "channel[0].due-after"));
}

#[test]
fn a_goal_agrees_only_with_one_for_the_whole_that_counts_the_same() {
    check(
        "agrees-with = \"sjalvforsorjning\"",
        "agrees-with = \"rehabiliteringssamverkan\"",
        "goals-apart",
        "goal[1].agrees-with",
    );
    check(
        "unit = \"places\"\nwindow = \"year\"",
        "unit = \"places\"\nwindow = \"year\"\nagrees-with = \"sjalvforsorjning\"",
        "goals-apart",
        "goal[0].agrees-with",
    );
}

#[test]
fn a_text_holds_no_control_characters() {
    check("sv = \"Årsplatser\"", "sv = \"Års\\u0007platser\"", "wrong-value", "goal[0].title.sv");
}

/// What is odd is a note, with its place, and stops nothing.
#[test]
fn what_is_odd_is_noted_and_not_refused() {
    let notes = |text: &str| {
        let (_, notes) = read_with_notes(text).unwrap_or_else(|problems| panic!("{problems}"));
        notes.iter().map(|note| format!("{} {}", note.code, note.place.path)).collect::<Vec<_>>()
    };
    let own = notes(MALMOKRAFTEN);
    let without: Vec<&String> = own.iter().filter(|note| note.starts_with("no-convener")).collect();
    assert_eq!(without.len(), 8);
    assert_eq!(own.len(), 9);
    assert!(own.contains(&"reports-apart-from-meetings channel[1].cadence".to_owned()));
    for (from, to, note) in [
        ("count = 450", "count = 451", "targets-do-not-sum goal[1].agrees-with"),
        ("conveners = [\"syv\"]\n", "", "no-convener forum[5]"),
        ("lull = { from-week = 27, through-week = 32 }", "", "no-lull forum[0].cadence.lull"),
        ("from-week = 27", "from-week = 1", "long-lull calendar.lull"),
    ] {
        let text = MALMOKRAFTEN.replacen(from, to, 1);
        assert_ne!(text, MALMOKRAFTEN);
        assert!(notes(&text).contains(&note.to_owned()), "{note}");
    }
    // Reports as often as meetings are no oddity, nor are fewer that fit: half of them, or a third.
    for fits in [
        "times = 3, per = \"term\"",
        "times = 2, per = \"year\"",
        "times = 1, per = \"term\"",
        "times = 1, per = \"year\"",
    ] {
        assert_eq!(notes(&MALMOKRAFTEN.replacen("every-weeks = 6", fits, 1)).len(), 8, "{fits}");
    }
    for apart in [
        "times = 1, per = \"month\"",
        "times = 4, per = \"year\"",
        "every-weeks = 8",
        "times = 1, per = \"quarter\"",
    ] {
        assert_eq!(notes(&MALMOKRAFTEN.replacen("every-weeks = 6", apart, 1)).len(), 9, "{apart}");
    }
    // Of a raised target the last version counts.
    assert!(notes(crate::common::FILES[2]).contains(&"targets-do-not-sum goal[0].agrees-with".to_owned()));
}

/// A term that ends the day before it begins covers the year, but for leap days: then it would overlap itself.
#[test]
fn a_term_ends_before_it_begins_anew() {
    let halmstad = crate::common::FILES[2];
    let terms = halmstad.find("[[calendar.term]]").unwrap()..halmstad.find("[[party]]").unwrap();
    let of = |from: &str, through: &str| {
        let term = format!(
            "[[calendar.term]]\nid = \"ar\"\ntitle = {{ sv = \"år\", en = \"year\" }}\nfrom = \"{from}\"\nthrough = \"{through}\"\n\n"
        );
        read(&format!("{}{term}{}", &halmstad[..terms.start], &halmstad[terms.end..]))
    };
    for (from, through) in [("09-01", "08-31"), ("03-01", "02-29"), ("01-01", "12-31")] {
        assert!(of(from, through).is_ok(), "{from} {through}");
    }
    assert_eq!(only(of("02-29", "02-28")).code, "terms-overlap");
}

/// A line that is no `key = value` may have held what its neighbours miss.
#[test]
fn a_line_that_cannot_be_read_is_not_missed_by_what_stands_beside_it() {
    for (file, from, to) in [
        (
            1,
            "cadence = { times = 1, per = \"quarter\", lull = \"keep-on\" }\ndue-after",
            "cadence { times = 1 }\ndue-after",
        ),
        (2, "members = [\"par\", ", "members [\"par\", "),
    ] {
        let text = crate::common::FILES[file].replacen(from, to, 1);
        assert_eq!(only(read(&text)).code, "syntax", "{to}");
    }
}

/// A thousand roles, each answering to the next, and the last to the first.
#[test]
fn a_long_circle_is_reported_once() {
    let mut text = crate::common::FILES[2].to_owned();
    for number in 0..1000 {
        let next = (number + 1) % 1000;
        writeln!(
            text,
            "[[role]]\nid = \"r{number}\"\nreports-to = \"r{next}\"\ntitle = {{ sv = \"x\", en = \"x\" }}"
        )
        .unwrap();
    }
    assert_eq!(only(read(&text)).code, "reports-in-circle");
}
