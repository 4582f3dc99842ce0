//! Plain Swedish (lättläst): short sentences, everyday words, one thing at a time.

use super::sv::PATTERN;
use super::{Labels, Locale, Says};

pub(super) static PLAIN_SWEDISH: Locale = Locale {
    code: "sv-simple",
    says: Says {
        value_year: "{counted} under {year}. Vi har räknat till och med den {date}.",
        value_whole: "{counted}. Vi har räknat från den {from} till och med den {date}.",
        target_already: "Målet för {window} är {target}. Det målet är redan nått.",
        target_met: "Målet för {window} var {target}. Det målet nåddes.",
        target_missed: "Målet för {window} var {target}. Det målet nåddes inte.",
        target_open: "Målet för {window} var {target}. Vi kan inte säga om målet nåddes. Det beror på att vi inte visar små tal.",
        ahead: "Enligt planen skulle det vara {expected} nu. Det är {gap} fler än i planen{days}.",
        behind: "Enligt planen skulle det vara {expected} nu. Det är {gap} färre än i planen{days}.",
        on_pace: "Enligt planen skulle det vara {expected} nu. Det stämmer med planen.",
        maybe_on_pace: "Enligt planen skulle det vara {expected} nu. Vi kan inte säga om det stämmer. Det beror på att vi inte visar små tal.",
        days_ahead: ". Det är ungefär {days} före planen",
        days_behind: ". Det är ungefär {days} efter planen",
        required: "För att nå målet behövs ungefär {rate} i en vanlig månad.",
        so_far: "Hittills har det varit ungefär {rate} i en vanlig månad.",
        yearly: "Vi visar siffran en gång om året, när året är slut. Målet är litet. Annars skulle någon kunna bli igenkänd.",
        why_withheld: "Vi visar inte små tal. Ingen ska kunna bli igenkänd.",
        corrected: "I {month} är siffran {n} lägre än förut. Vi har rättat gamla fel.",
        age: "Siffrorna är {days} gamla. Det finns inga nyare.",
        forecast: "Om det går som hittills blir det nog {likely} under {window}. Det är inte säkert. Det brukar stämma ungefär 8 gånger av 10.",
        likely: [
            "inte alls troligt",
            "inte troligt",
            "mindre troligt",
            "ungefär lika troligt som att det inte nås",
            "ganska troligt",
            "troligt",
            "mycket troligt",
        ],
        early: "Det är för tidigt att säga hur det slutar. Vi behöver siffror för två vanliga månader.",
        deduplicated: [
            "Flera parter kan ha räknat samma person. Då har personen räknats flera gånger.",
            "Samma person kan ha räknats flera gånger.",
        ],
        together: "Alla år tillsammans är det {total} till nu. Målen tillsammans är {target}.",
        again: "Samma person kan ha räknats flera år.",
        ..PATTERN.says
    },
    labels: Labels { pace: "Planen", forecast: "Troligt {n}", pace_column: "Planen", ..PATTERN.labels },
    ..PATTERN
};
