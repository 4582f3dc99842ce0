//! What the two plans hold, row by row as the inventory lists it: each row is found in Malmökraften's definition, and none
//! of it in the sources.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

#[path = "common/mod.rs"]
mod common;

use common::{day, malmokraften};
use mk_core::calendar::Division;
use mk_core::programme::{Cadence, Id, Lull, Part, PromiseKind};
use std::path::Path;

fn texts(ids: &[Id]) -> Vec<&str> {
    ids.iter().map(Id::as_str).collect()
}

#[test]
fn row_parties() {
    let organisation = malmokraften().organisation;
    let of = |part| {
        let parties = organisation.parties.iter().filter(|party| party.part == part);
        parties.map(|party| party.id.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        of(Part::Cooperates),
        ["malmo-stad", "arbetsformedlingen", "forsakringskassan", "primarvarden"]
    );
    assert_eq!(of(Part::Finances), ["finsam"]);
    // The others of the plan for spreading.
    assert_eq!(of(Part::Outside), ["skr", "esf", "sweco", "isf", "vaeksthuset"]);
}

#[test]
fn row_strategiska_styrgruppen_and_row_lokala_styrgruppen() {
    let organisation = malmokraften().organisation;
    let body = |id: &str| organisation.bodies.iter().find(|body| body.id.as_str() == id).unwrap();
    assert!(
        body("sok")
            .about
            .as_ref()
            .unwrap()
            .get("sv")
            .contains("Ger Malmökraften dess gemensamma uppdrag och mål")
    );
    assert_eq!(body("lok").reports_to.as_ref().unwrap().as_str(), "sok");
    assert_eq!(body("beslutsgrupp").reports_to.as_ref().unwrap().as_str(), "lok");
}

#[test]
fn row_beslutsgrupp() {
    let organisation = malmokraften().organisation;
    let body = organisation.bodies.iter().find(|body| body.id.as_str() == "beslutsgrupp").unwrap();
    let managers =
        ["chef-malmo-stad", "chef-arbetsformedlingen", "chef-forsakringskassan", "chef-primarvarden"];
    let others = ["finsam-representant", "samordnare", "sektionschef-ama", "sektionschef-ebb"];
    assert_eq!(texts(&body.members), [managers, others].concat());
    assert_eq!(texts(&body.conveners), managers);
}

#[test]
fn row_operativ_ledningsgrupp() {
    let programme = malmokraften();
    let body = programme
        .organisation
        .bodies
        .iter()
        .find(|body| body.id.as_str() == "operativ-ledningsgrupp")
        .unwrap();
    assert_eq!(texts(&body.members), ["samordnare", "sektionschef-ama", "sektionschef-ebb"]);
    let attends = Id::new("forste-socialsekreterare").unwrap();
    let forum = programme.forum("operativt-ledningsgruppsmote").unwrap();
    assert!(programme.organisation.takes_part(&attends, &forum.participants));
}

#[test]
fn row_team() {
    let organisation = malmokraften().organisation;
    let team = organisation.teams.iter().find(|team| team.id.as_str() == "team").unwrap();
    let members: Vec<_> = team.members.iter().map(|(role, count)| (role.as_str(), *count)).collect();
    let roles = ["arbetsformedlare", "socialsekreterare", "arbetsmarknadssekreterare", "forsakringsutredare"];
    assert_eq!(members, roles.map(|role| (role, 1)));
    assert_eq!(team.count, None, "the total is not stated");
    assert!(team.about.as_ref().unwrap().get("sv").contains("Två team till"));
}

#[test]
fn row_support_functions() {
    let organisation = malmokraften().organisation;
    let group = organisation.groups.iter().find(|group| group.id.as_str() == "stodfunktioner").unwrap();
    assert_eq!(texts(&group.members), ["syv", "vardsamordnare", "nyckelperson"]);
    let key_person = organisation.roles.iter().find(|role| role.id.as_str() == "nyckelperson").unwrap();
    let about = key_person.about.as_ref().unwrap().get("sv");
    for part in ["reflekterande team", "BIP", "Væksthusets forskning", "nyanställda", "stödjer kollegorna"]
    {
        assert!(about.contains(part), "{part}");
    }
}

#[test]
fn row_responsible_for_the_plan() {
    let programme = malmokraften();
    let plan = programme.plans.iter().find(|plan| plan.id.as_str() == "kommunikationsplan").unwrap();
    assert_eq!(texts(&plan.responsible), ["sektionschef-ama", "sektionschef-ebb", "samordnare"]);
}

#[test]
fn communication_goals_purposes_and_accessibility_commitments() {
    let programme = malmokraften();
    let of = |kind| {
        let promises =
            programme.plans.iter().flat_map(|plan| &plan.promises).filter(|promise| promise.kind == kind);
        promises.map(|promise| promise.id.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(of(PromiseKind::Communication), ["gemensam-bild", "ratt-information"]);
    assert_eq!(of(PromiseKind::Purpose), ["stod", "planera-driva-folja-upp", "forankra"]);
    assert_eq!(of(PromiseKind::Effect), ["kunskap", "infort-och-spritt"]);
    assert_eq!(
        of(PromiseKind::Accessibility),
        [
            "tillganglig-jamstalld",
            "lokaler",
            "horsel",
            "syn",
            "rorelse",
            "sprak",
            "tolk",
            "enkelt-sprak",
            "tata-besok"
        ]
    );
}

const TERM: Cadence = Cadence::Times { times: 2, per: Division::Term, lull: Lull::Skip };
const MONTHLY: Cadence = Cadence::Times { times: 1, per: Division::Month, lull: Lull::Skip };

/// A row: the forum's id, how often, who, who convenes, and a word of its purpose.
type Meeting<'a> = (&'a str, Cadence, &'a [&'a str], &'a [&'a str], &'a str);

/// A row: the channel's id, to whom, how often, who answers for it, and its headings.
type ChannelOrReport<'a> = (&'a str, &'a [&'a str], Option<Cadence>, &'a [&'a str], &'a [&'a str]);

/// The inventory's table “Meetings”: how often, who, and who convenes, each with a word of its purpose.
#[test]
fn rows_of_the_table_meetings() {
    let programme = malmokraften();
    let times = |times, per| Cadence::Times { times, per, lull: Lull::Skip };
    let parties =
        ["chef-malmo-stad", "chef-arbetsformedlingen", "chef-forsakringskassan", "chef-primarvarden"];
    let rows: [Meeting<'_>; 14] = [
        ("beslutsgruppsmote", times(3, Division::Term), &["beslutsgrupp"], &parties, "övergripande styrning"),
        (
            "operativt-ledningsgruppsmote",
            times(2, Division::Week),
            &["operativ-ledningsgrupp", "forste-socialsekreterare"],
            &[],
            "inom ramen för projektplanen",
        ),
        (
            "resultat-och-metoduppfoljning",
            Cadence::Regularly,
            &["operativ-ledningsgrupp", "team", "syv", "vardsamordnare"],
            &["operativ-ledningsgrupp"],
            "stödfunktionerna",
        ),
        (
            "personalmote",
            MONTHLY,
            &["operativ-ledningsgrupp", "medarbetare"],
            &["operativ-ledningsgrupp"],
            "går igenom resultat",
        ),
        ("metoddagar", times(2, Division::Year), &[], &[], "anger inget syfte"),
        ("studieforum", MONTHLY, &["syv", "medarbetare"], &["syv"], "aktuella utbildningar"),
        (
            "uppfoljning-forsakringskassan",
            TERM,
            &["forsakringsutredare", "chef-forsakringskassan"],
            &[],
            "chef på Försäkringskassan",
        ),
        (
            "uppfoljning-primarvarden",
            TERM,
            &["vardsamordnare", "chef-primarvarden"],
            &[],
            "chef i primärvården",
        ),
        ("uppfoljning-syv", TERM, &["syv"], &[], "studie- och yrkesvägledarna"),
        (
            "reflekterande-team",
            TERM,
            &["nyckelperson", "medarbetare"],
            &["nyckelperson"],
            "Væksthusets forskning",
        ),
        (
            "sektionsmoten",
            Cadence::Regularly,
            &["medarbetare", "arbetsledande-chef"],
            &["arbetsledande-chef"],
            "Varje myndighet",
        ),
        (
            "ordinarie-organisation",
            Cadence::NotStated,
            &["sektionschef-ama", "sektionschef-ebb", "sektionschef-af"],
            &[],
            "draghjälp",
        ),
        ("ledningsgrupp-enhetsniva", times(1, Division::Week), &["avdelningschef-ama"], &[], "Förankra"),
        ("information-nyanstallda", Cadence::NotStated, &["nyanstallda"], &[], "nyanställda"),
    ];
    assert_eq!(programme.forums.len(), rows.len());
    for (forum, (id, cadence, participants, conveners, purpose)) in programme.forums.iter().zip(rows) {
        assert_eq!(forum.id.as_str(), id);
        assert_eq!(forum.cadence, cadence, "{id}");
        assert_eq!(texts(&forum.participants), participants, "{id}");
        assert_eq!(texts(forum.conveners(&programme.organisation)), conveners, "{id}");
        assert!(forum.purpose.get("sv").contains(purpose), "{id}: {}", forum.purpose.get("sv"));
        assert_eq!(forum.minutes, (id == "studieforum").then_some(30), "{id}");
        assert_eq!(forum.from, (id == "reflekterande-team").then(|| day("2025-07-01")), "{id}");
    }
}

/// The inventory's table “Channels and reports”: to whom, how often, who answers for it, and its headings.
#[test]
fn rows_of_the_table_channels_and_reports() {
    let programme = malmokraften();
    let tertial = Cadence::Times { times: 1, per: Division::Tertial, lull: Lull::KeepOn };
    let rows: [ChannelOrReport<'_>; 8] = [
        (
            "nyhetsbrev",
            &["medarbetare"],
            Some(MONTHLY),
            &["operativ-ledningsgrupp"],
            &[
                "Resultat",
                "Personal",
                "Information från verksamheterna och huset",
                "Administration och rutiner",
                "Information från den operativa ledningsgruppen",
            ],
        ),
        (
            "rapport-beslutsgruppen",
            &["beslutsgrupp"],
            Some(Cadence::EveryWeeks { weeks: 6, lull: Lull::Skip }),
            &["operativ-ledningsgrupp"],
            &["Nuläge", "Utfall och resultat", "Goda exempel", "Utmaningar", "På gång"],
        ),
        (
            "tertialrapport",
            &["finsam"],
            Some(tertial),
            &["samordnare"],
            &["Ekonomi", "Resultat", "Hinder och utmaningar", "Framgångsfaktorer", "Förbundets frågor"],
        ),
        (
            "utvardering-stodfunktioner",
            &["medarbetare"],
            Some(MONTHLY),
            &["forste-socialsekreterare"],
            &["Aktiviteter kopplade till målen"],
        ),
        ("gemensam-mapp", &["operativ-ledningsgrupp", "medarbetare"], None, &[], &[]),
        (
            "malmo-se",
            &[
                "malmobor",
                "malmo-stad",
                "arbetsformedlingen",
                "forsakringskassan",
                "primarvarden",
                "samarbetspartner",
                "medier",
                "andra-kommuner",
            ],
            None,
            &[],
            &["Vad är Malmökraften?", "Hur kommer jag i kontakt med Malmökraften?"],
        ),
        ("finsamimalmo-se", &[], None, &[], &["Goda exempel", "Kort om Malmökraften", "Kontaktuppgifter"]),
        ("samverkanskonferens", &["andra-krafter"], Some(Cadence::NotStated), &[], &["Utbyte", "Stöd"]),
    ];
    assert_eq!(programme.channels.len(), rows.len());
    for (channel, (id, audience, cadence, responsible, headings)) in programme.channels.iter().zip(rows) {
        assert_eq!(channel.id.as_str(), id);
        assert_eq!(texts(&channel.audience), audience, "{id}");
        assert_eq!(channel.cadence, cadence, "{id}");
        assert_eq!(texts(&channel.responsible), responsible, "{id}");
        assert_eq!(channel.headings.iter().map(|text| text.get("sv")).collect::<Vec<_>>(), headings, "{id}");
    }
    let about = |id: &str| programme.channel(id).unwrap().about.get("sv").to_owned();
    for part in
        ["nuläget", "beslut", "utfall", "goda exempel", "utmaningar", "på gång", "nyheter", "återkoppling"]
    {
        assert!(about("nyhetsbrev").contains(part), "{part}");
    }
    assert!(about("nyhetsbrev").contains("nå ut direkt"));
    assert!(
        about("gemensam-mapp").contains("SharePoint")
            && about("gemensam-mapp").contains("stora svårigheter att komma in")
    );
}

/// The plan for implementing and spreading: its mandate, effects, outcome goals, and thirty-one activities.
#[test]
fn the_plan_for_spreading() {
    let programme = malmokraften();
    let plan = programme.plans.iter().find(|plan| plan.id.as_str() == "spridning").unwrap();
    assert_eq!((plan.from, plan.through), (Some(day("2023-09-01")), Some(day("2024-12-31"))));
    assert_eq!(plan.decided_on, Some(day("2023-10-11")));
    assert_eq!(plan.decided_by.as_ref().unwrap().as_str(), "styrgrupp");
    assert_eq!(texts(&plan.responsible), ["verksamhetssamordnare", "forbundschef"]);
    let outcomes: Vec<_> = plan
        .outcomes
        .iter()
        .map(|outcome| (outcome.id.as_str(), outcome.target, outcome.activity.as_ref().map(Id::as_str)))
        .collect();
    assert_eq!(
        outcomes,
        [
            ("modeller-inforda", None, None),
            ("handbok-finns", None, Some("handbok")),
            ("samarbeten-inledda", Some(2), None),
            ("sammanhang", Some(2), None)
        ]
    );
    let collaborations = &plan.outcomes[2];
    assert_eq!((collaborations.count(day("2024-08-31")), collaborations.count(day("2024-09-01"))), (0, 1));
    let parts: Vec<_> = plan.parts.iter().map(|part| (part.id.as_str(), part.activities.len())).collect();
    assert_eq!(parts, [("uppstart", 5), ("projektarbete", 5), ("projektplan", 21)]);
    for who in [
        "styrgrupp",
        "verksamhetssamordnare",
        "forbundschef",
        "jurist",
        "mentorsteam",
        "pilotteam",
        "extern-konsult",
    ] {
        assert!(programme.organisation.title(&Id::new(who).unwrap()).is_some(), "{who}");
    }
}

/// The 21 rows “Vad, Ansvarig, När”, in the plan's order: V is the verksamhetssamordnare, F the förbundschef, S the
/// styrgrupp.
#[test]
fn rows_1_to_21_of_the_project_plan() {
    let rows = [
        ("samordnare-tillsatta", "F", "2023-09"),
        ("spridningsplan", "VF", "2023-09"),
        ("styrgruppsuppdrag", "S", "2023-10-11"),
        ("beslut-utvardering", "S", "2023-10-11"),
        ("svart-lada", "VF", "2023-10"),
        ("upphandling-utvardering", "F", "2023-10"),
        ("kontakt-jurister", "VF", "2023-10"),
        ("uppstartsmote-stockholm", "VF", "2023-11-06"),
        ("storstadsnatverk", "F", "2023-11-23–2023-11-24 inferred"),
        ("pilot-startar", "V", "2023-12-01"),
        ("beslutsfattare", "F", "2023-12"),
        ("mentorsteam-arbetar", "VF", "2024-01"),
        ("kommuner-kring-stockholm", "VF", "2024-03"),
        ("ansokan-esf", "F", "2024-01"),
        ("beslutsunderlag", "F", "2024-04"),
        ("annan-arbetsformedling", "VF", "2024-05"),
        ("stockholmskraften-startar", "V", "2024-09-01"),
        ("kunskapsunderlag", "F", "2024-09"),
        ("jurister-klara", "VF", "2024-09"),
        ("handbok", "F", "2024-11"),
        ("beslut-implementering", "S", "2024-11"),
    ];
    let programme = malmokraften();
    let plan = programme.plans.iter().find(|plan| plan.id.as_str() == "spridning").unwrap();
    let read: Vec<_> = plan.parts[2]
        .activities
        .iter()
        .map(|activity| {
            let initial = |id: &Id| match id.as_str() {
                "verksamhetssamordnare" => 'V',
                "forbundschef" => 'F',
                "styrgrupp" => 'S',
                other => panic!("{other}"),
            };
            let when = activity.when.as_ref().unwrap();
            let mut written = match when {
                when if when.month => when.from.format("%Y-%m").to_string(),
                when if when.from == when.through => when.from.to_string(),
                when => format!("{}–{}", when.from, when.through),
            };
            if when.inferred.is_some() {
                written += " inferred";
            }
            (activity.id.to_string(), activity.responsible.iter().map(initial).collect::<String>(), written)
        })
        .collect();
    for (number, (row, (id, responsible, when))) in (1..).zip(read.iter().zip(rows)) {
        assert_eq!(*row, (id.to_owned(), responsible.to_owned(), when.to_owned()), "row {number}");
    }
    assert_eq!(read.len(), rows.len());
}

/// The inventory's table “Read like this”: each row is a reading in the definition, about what it concerns.
#[test]
fn rows_of_the_table_read_like_this() {
    let programme = malmokraften();
    for (says, about, taken_as) in [
        ("1 200 årsplatser … 350", "sjalvforsorjning", "betyder inte att målen är samma"),
        ("under varje år", "rehabiliteringssamverkan", "Varje år 2025–2027"),
        ("termin", "vt", "VT januari–juni och HT juli–december"),
        ("2 ggr/ dir", "metoddagar", "2 gånger per år"),
        ("chef FIK", "uppfoljning-forsakringskassan", "Chef på Försäkringskassan (FK)"),
        ("1 ggr/min", "studieforum", "En gång i månaden"),
        ("veckobreven", "nyhetsbrev", "månadsbrev"),
        ("var sjätte vecka", "rapport-beslutsgruppen", "kan inte sammanfalla"),
        ("SÖK", "sok", "Varje plan behåller sin betydelse"),
        ("1 200 årsplatser ha erbjudits", "arsplatser", "1 200 personer som erbjudits en plats"),
        ("blivit självförsörjande", "sjalvforsorjning", "En egen händelse"),
        ("varje månad", "personalmote", "krävs inget för den"),
        ("23–24/11", "storstadsnatverk", "året är utläst"),
        ("Mars 2024 … Januari 2024", "ansokan-esf", "planens ordning"),
        ("regelbundna", "sektionsmoten", "aldrig som försenat"),
    ] {
        let found = programme.readings.iter().any(|reading| {
            reading.says.contains(says)
                && reading.about.iter().any(|id| id.as_str() == about)
                && reading.taken_as.get("sv").contains(taken_as)
        });
        assert!(found, "“{says}”");
    }
}

/// What is an agreement of Malmökraften's stands in its definition and nowhere in the sources.
#[test]
fn nothing_of_the_plans_is_written_into_the_sources() {
    let programme = malmokraften();
    let ids: Vec<&str> = programme
        .forums
        .iter()
        .map(|forum| forum.id.as_str())
        .chain(programme.channels.iter().map(|channel| channel.id.as_str()))
        .chain(programme.organisation.roles.iter().map(|role| role.id.as_str()))
        .chain(programme.organisation.bodies.iter().map(|body| body.id.as_str()))
        .chain(programme.organisation.parties.iter().map(|party| party.id.as_str()))
        .chain(programme.activities().map(|(_, activity)| activity.id.as_str()))
        .filter(|id| id.len() > 3)
        .collect();
    assert!(ids.len() > 80, "{}", ids.len());
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../mk-core/src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_dir() {
                folders.push(entry.path());
                continue;
            }
            let text = std::fs::read_to_string(entry.path()).unwrap();
            // Examples in docs may speak of Malmökraften.
            let code =
                text.lines().map(|line| line.split("//").next().unwrap()).collect::<Vec<_>>().join("\n");
            for id in &ids {
                assert!(!code.contains(&format!("\"{id}\"")), "{id} stands in {}", entry.path().display());
            }
        }
    }
}
