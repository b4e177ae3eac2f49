// Every text a report shows, in Polish and English, and nothing else.
//
// Guarantees: one entry per key (held by a test); "{0}", "{1}" … are filled in by `Phrasebook`.
// Sentences end with a full stop; headings and labels do not.

/// Names a text of a report.
package enum TextKey: String, CaseIterable, Sendable {
    case kindOpen, kindClosed, settingRoom, settingField, settingMixed, hours
    case responses, responsesOpen, indicative, trainer, trainers, promoters
    case resultsOpen, resultsTooFew, forInstitution
    case people, minutes, certificates, incidents, complaints, nonconformities, none
    case q01, q02, q03, q04, q05, q06, q07, q08, perTrainer
    case headItems, headMean, headTopTwo, headInterval, headN
    case headOutcomes, before, after, normalised, ceiling, atMostTwo
    case headOpenAnswers, o1, o2, o3, noOpenAnswers
    case headHidden, hiddenTooFew, hiddenLow, hiddenTrainers, hiddenNotRedacted, hiddenMinors
    case modes, hiddenModes, hiddenWaiting, hiddenWaitingAnswers, hiddenCaseWaiting
    case hiddenCaseOpen, hiddenCaseTooFew, hiddenCaseFigure, recommendation, nothingHidden
    case headProvenance, generated, templates, formulaItems, formulaPromoters, formulaGain
    case formulaPublished, legendBar
    case portfolio, portfolioAnswer, portfolioPromoters, portfolioExpectations, portfolioPeople
    case columnCase, columnTitle, columnStage, columnTrainers, columnAttendance
    case columnResponses, columnRate, columnTopTwo, columnPromoters, shortOpen, shortTooFew
    case legendPortfolio
}

/// Names a counted noun of a report.
package enum NounKey: String, CaseIterable, Sendable {
    case participant, response, service
}

/// Holds one text in both languages.
package struct UserText: Hashable, Sendable {
    /// The Polish text.
    package let polish: String
    /// The English text.
    package let english: String

    init(_ polish: String, _ english: String) {
        self.polish = polish
        self.english = english
    }
}

/// Holds the forms of one noun.
package struct UserNoun: Hashable, Sendable {
    /// The form for 1.
    package let one: UserText
    /// The form for 2–4, 22–24 and so on.
    package let few: UserText
    /// The form for all other numbers.
    package let many: UserText
}

/// Holds the texts of all reports.
package enum TextTable {
    /// The texts by key.
    package static let texts: [TextKey: UserText] = labels.merging(sentences) { label, _ in label }

    /// The nouns by key; English uses one and many.
    package static let nouns: [NounKey: UserNoun] = [
        .participant: UserNoun(
            one: UserText("uczestnik", "participant"),
            few: UserText("uczestnicy", "participants"),
            many: UserText("uczestników", "participants")
        ),
        .response: UserNoun(
            one: UserText("odpowiedź", "response"),
            few: UserText("odpowiedzi", "responses"),
            many: UserText("odpowiedzi", "responses")
        ),
        .service: UserNoun(
            one: UserText("usługa", "service"),
            few: UserText("usługi", "services"),
            many: UserText("usług", "services")
        ),
    ]

    private static let labels: [TextKey: UserText] = [
        .kindOpen: UserText("otwarte", "open"),
        .kindClosed: UserText("zamknięte", "closed"),
        .settingRoom: UserText("sala", "room"),
        .settingField: UserText("teren", "field"),
        .settingMixed: UserText("mieszane", "mixed"),
        .hours: UserText("{0} h", "{0} h"),
        .responses: UserText("Odpowiedzi {0} ({1})", "Responses {0} ({1})"),
        .responsesOpen: UserText("Odpowiedzi {0}", "Responses {0}"),
        .indicative: UserText("(orientacyjnie)", "(indicative)"),
        .trainer: UserText("trener: {0}", "trainer: {0}"),
        .trainers: UserText("trenerzy: {0}", "trainers: {0}"),
        .promoters: UserText("NPS {0}  P/N/D {1}", "NPS {0}  P/N/D {1}"),
        .people: UserText(
            "Zgłoszeni {0} · na liście {1} · udział: {2} · ukończenie: {3} ({4})",
            "Registered {0} · listed {1} · started: {2} · completed: {3} ({4})"
        ),
        .minutes: UserText(
            "Zrealizowano {0} min ({1}) · obecność {2} osobominut ({3})",
            "Delivered {0} min ({1}) · attendance {2} person-minutes ({3})"
        ),
        .certificates: UserText(
            "Zaświadczenia {0} (wydane/ukończenia)",
            "Certificates {0} (issued/completed)"
        ),
        .incidents: UserText(
            "Zdarzenia: drobne {0}, poważne {1} · utracony program {2} min",
            "Incidents: minor {0}, major {1} · programme lost {2} min"
        ),
        .complaints: UserText(
            "Reklamacje {0} · uznane {1} · odpowiedzi w terminie {2} · spóźnione {3}",
            "Complaints {0} · upheld {1} · answered in time {2} · lodged late {3}"
        ),
        .nonconformities: UserText("Otwarte niezgodności: {0}", "Open nonconformities: {0}"),
        .none: UserText("brak", "none"),
        .q01: UserText("Spełniło oczekiwania", "Met my expectations"),
        .q02: UserText("Przydatne w pracy", "Useful at work"),
        .q03: UserText("Trener zna temat", "Trainer knows the subject"),
        .q04: UserText("Trener jasny i otwarty", "Trainer clear and open"),
        .q05: UserText("Metody pomagały się uczyć", "Methods helped to learn"),
        .q06: UserText("Dobre materiały", "Good materials"),
        .q07: UserText("Organizacja i informacja", "Organisation, information"),
        .q08: UserText("Warunki (sala / teren)", "Conditions (room / field)"),
        .perTrainer: UserText("{0}: {1}", "{0}: {1}"),
        .headItems: UserText("Oceny", "Scores"),
        .headMean: UserText("śr.", "mean"),
        .headTopTwo: UserText("%4–5", "%4–5"),
        .headInterval: UserText("95 %", "95 %"),
        .headN: UserText("n", "n"),
        .headOutcomes: UserText("Efekty (* wstecznie)", "Outcomes (* retrospective)"),
        .before: UserText("przed*", "before*"),
        .after: UserText("po", "after"),
        .normalised: UserText("g {0}", "g {0}"),
        .ceiling: UserText("sufit", "ceiling"),
        .atMostTwo: UserText("≤2", "≤2"),
        .headOpenAnswers: UserText("Odpowiedzi otwarte", "Open answers"),
        .o1: UserText("Najcenniejsze", "Most valuable"),
        .o2: UserText("Do poprawy", "To improve"),
        .o3: UserText("Dalsze potrzeby", "Next needs"),
        .headHidden: UserText("Ukryte i dlaczego", "Hidden and why"),
        .headProvenance: UserText("Pochodzenie", "Provenance"),
        .modes: UserText(
            "Ankiety: papier {0} · ekran {1} · telefon {2} · nie podano {3}",
            "Sheets: paper {0} · screen {1} · phone {2} · not said {3}"
        ),
        .recommendation: UserText("NPS", "NPS"),
        .templates: UserText("Szablony: {0}", "Templates: {0}"),
        .portfolio: UserText("Zestawienie: {0}", "Portfolio: {0}"),
        .portfolioAnswer: UserText(
            "Ankiety opublikowane: {0} z {1} · odpowiedzi {2} ({3})",
            "Surveys published: {0} of {1} · responses {2} ({3})"
        ),
        .portfolioExpectations: UserText(
            "Spełniło oczekiwania, %4–5: {0} (n {1})",
            "Met my expectations, %4–5: {0} (n {1})"
        ),
        .portfolioPromoters: UserText("NPS {0} (n {1})", "NPS {0} (n {1})"),
        .portfolioPeople: UserText(
            "Udział: {0} · ukończenie: {1} ({2}) · zaświadczenia: {3}",
            "Started: {0} · completed: {1} ({2}) · certificates: {3}"
        ),
        .columnCase: UserText("Sprawa", "Case"),
        .columnTitle: UserText("Tytuł", "Title"),
        .columnStage: UserText("et.", "st."),
        .columnTrainers: UserText("trener", "trainer"),
        .columnAttendance: UserText("obecn.", "attend."),
        .columnResponses: UserText("odp.", "resp."),
        .columnRate: UserText("zwrot", "rate"),
        .columnTopTwo: UserText("%4–5", "%4–5"),
        .columnPromoters: UserText("NPS", "NPS"),
        .shortOpen: UserText("w toku", "in progress"),
        .shortTooFew: UserText("ukryte, n<{0}", "hidden, n<{0}"),
    ]

    private static let sentences: [TextKey: UserText] = [
        .resultsOpen: UserText(
            "Zbieranie ankiet trwa; wyniki po jego zamknięciu.",
            "Collection is open; results follow when it closes."
        ),
        .resultsTooFew: UserText(
            "Wyniki ukryte: mniej niż {0} odpowiedzi.",
            "Results hidden: fewer than {0} responses."
        ),
        .forInstitution: UserText(
            "Wersja dla zlecającej instytucji.",
            "Version for the ordering institution."
        ),
        .noOpenAnswers: UserText("Brak odpowiedzi do pokazania.", "There are no answers to show."),
        .hiddenTooFew: UserText(
            "{0}: mniej niż {1} odpowiedzi (n {2}).",
            "{0}: fewer than {1} answers (n {2})."
        ),
        .hiddenLow: UserText(
            "{0}: jednomyślna niska ocena, pokazane tylko ≤2 (n {1}).",
            "{0}: unanimous low answer, only ≤2 is shown (n {1})."
        ),
        .hiddenTrainers: UserText(
            "Oceny innych trenerów: nie dla tego odbiorcy.",
            "Scores of other trainers: not for this reader."
        ),
        .hiddenNotRedacted: UserText(
            "Odpowiedzi otwarte: nie przeszły jeszcze redakcji.",
            "Open answers: not redacted yet."
        ),
        .hiddenMinors: UserText(
            "Odpowiedzi otwarte: uczestnicy małoletni.",
            "Open answers: participants are minors."
        ),
        .hiddenModes: UserText(
            "Podział na papier, ekran i telefon: w jednej z grup mniej niż {0}.",
            "Split into paper, screen and phone: fewer than {0} in one of the groups."
        ),
        .hiddenWaiting: UserText(
            "Jeszcze niepokazane: {0}. Nowe dochodzą po zamknięciu zbierania, po co najmniej {1}.",
            "Not shown yet: {0}. New ones are added when collection closes, at least {1} at once."
        ),
        .hiddenWaitingAnswers: UserText(
            "{0}: jeszcze niepokazane: {1}; nowe dochodzą po co najmniej {2}.",
            "{0}: not shown yet: {1}; new ones are added at least {2} at once."
        ),
        .hiddenCaseWaiting: UserText(
            "{0}: jeszcze niepokazane i poza sumami ocen: {1}.",
            "{0}: not shown yet and not in the totals of scores: {1}."
        ),
        .hiddenCaseOpen: UserText(
            "{0}: zbieranie ankiet trwa.",
            "{0}: collection is open."
        ),
        .hiddenCaseTooFew: UserText(
            "{0}: mniej niż {1} odpowiedzi; poza sumami ankiet.",
            "{0}: fewer than {1} responses; not in the survey totals."
        ),
        .hiddenCaseFigure: UserText(
            "{0}, {1}: za mało odpowiedzi lub jednomyślnie nisko; poza sumą.",
            "{0}, {1}: too few answers or unanimously low; not in the total."
        ),
        .nothingHidden: UserText("Nic nie ukryto.", "Nothing is hidden."),
        .generated: UserText("Stan na {0}, rewizja {1}.", "As of {0}, revision {1}."),
        .formulaItems: UserText(
            "%4–5 = (4 i 5) ÷ n; 95 % = przedział Wilsona; n bez braków odpowiedzi.",
            "%4–5 = (4s and 5s) ÷ n; 95 % = Wilson interval; unanswered is not in n."
        ),
        .formulaPromoters: UserText(
            "NPS = 100 × (P 9–10 − D 0–6) ÷ n ± 1,96 × SE; dla n < 20 orientacyjnie.",
            "NPS = 100 × (P 9–10 − D 0–6) ÷ n ± 1.96 × SE; indicative for n < 20."
        ),
        .formulaGain: UserText(
            "g = średnia (po − przed) ÷ (5 − przed), przed < 5; * ocena po szkoleniu.",
            "g = mean (after − before) ÷ (5 − before), before < 5; * asked afterwards."
        ),
        .formulaPublished: UserText(
            "Sumy ankiet: tylko grupy opublikowane; pozostałe sumy: wszystkie usługi.",
            "Survey totals: published groups only; the other totals: every service."
        ),
        .legendBar: UserText("Słupek: ▒ 1–2, ░ 3, █ 4–5.", "Bar: ▒ 1–2, ░ 3, █ 4–5."),
        .legendPortfolio: UserText(
            "et. = etap procedury 1–13; %4–5 z pytania „spełniło oczekiwania”.",
            "st. = stage of the procedure 1–13; %4–5 of the item \"met my expectations\"."
        ),
    ]
}
