// The case itself: what every screen shows first (Procedura, section I and stage 1), and the stages
// that do not apply to it.

extension RecordType {
    static let caseHead = RecordType(
        "case",
        stage: 0,
        .single,
        facet: .head,
        pl: "Sprawa",
        en: "Case",
        series: .training,
        fields: [
            FieldDefinition("number", .line, pl: "Numer sprawy", en: "Case number", .computed),
            FieldDefinition(
                "title",
                .line,
                pl: "Tytuł szkolenia",
                en: "Title of the training",
                required: .always
            ),
            FieldDefinition(
                "kind",
                .choice([
                    Choice("open", pl: "otwarte", en: "open"),
                    Choice("closed", pl: "zamknięte", en: "closed"),
                ]),
                pl: "Rodzaj szkolenia",
                en: "Kind of training",
                required: .always
            ),
            FieldDefinition(
                "commissioned",
                .boolean,
                pl: "Na zlecenie klienta",
                en: "Commissioned by the client",
                required: .always
            ),
            FieldDefinition(
                "setting",
                .trainingSetting,
                pl: "Miejsce zajęć",
                en: "Setting",
                required: .always
            ),
            FieldDefinition(
                "hours",
                .group([
                    FieldDefinition(
                        "minutes",
                        .minutes,
                        pl: "Liczba minut",
                        en: "Minutes",
                        required: .always
                    ),
                    FieldDefinition(
                        "unit",
                        .hoursUnit,
                        pl: "Jednostka",
                        en: "Unit",
                        required: .always
                    ),
                ]),
                pl: "Czas trwania",
                en: "Duration",
                required: .always
            ),
            FieldDefinition(
                "certificates_issued",
                .boolean,
                pl: "Zaświadczenia wydawane",
                en: "Certificates are issued",
                required: .always
            ),
            FieldDefinition(
                "pricing_applicable",
                .boolean,
                pl: "Wycena dotyczy",
                en: "Pricing applies",
                required: .always
            ),
            FieldDefinition(
                "minors",
                .boolean,
                pl: "Uczestnicy małoletni",
                en: "Participants are minors",
                required: .always
            ),
            FieldDefinition(
                "coordinators",
                .users,
                pl: "Koordynatorzy",
                en: "Coordinators",
                facet: .coordination,
                required: .always
            ),
            FieldDefinition(
                "state",
                .choice([
                    Choice("active", pl: "w toku", en: "in progress"),
                    Choice("ready", pl: "gotowa", en: "ready"),
                    Choice("closed", pl: "zamknięta", en: "closed"),
                    Choice("archived", pl: "w archiwum", en: "archived"),
                ]),
                pl: "Stan",
                en: "State",
                .computed
            ),
            FieldDefinition("ready_at", .instant, pl: "Gotowa od", en: "Ready since", .computed),
            FieldDefinition("closed_at", .instant, pl: "Zamknięto", en: "Closed at", .computed),
            FieldDefinition(
                "archived_at",
                .instant,
                pl: "Zarchiwizowano",
                en: "Archived at",
                .computed
            ),
            FieldDefinition(
                "template_version",
                .version,
                pl: "Wersja wzoru teczki",
                en: "Version of the case template",
                .computed
            ),
        ]
    )

    static let notApplicableStage = RecordType(
        "not_applicable",
        stage: 0,
        .many(labelField: "stage"),
        facet: .head,
        pl: "Etap, który nie dotyczy",
        en: "Stage that does not apply",
        fields: [
            FieldDefinition("stage", .integer(1...13), pl: "Etap", en: "Stage", required: .always),
            FieldDefinition("reason", .text, pl: "Uzasadnienie", en: "Reason", required: .always),
        ]
    )
}
