// One mark of the attendance list: one participant at one session (Procedura, stage 10). Its key is
// `<session>~<participant>`. Without minutes, presence means all delivered minutes of the session.

extension RecordType {
    static let attendanceMark = RecordType(
        "mark",
        stage: 10,
        .many(labelField: "participant"),
        facet: .attendance,
        pl: "Obecność",
        en: "Attendance mark",
        naturalKey: ["session", "participant"],
        fields: [
            FieldDefinition(
                "session",
                .reference("session"),
                pl: "Zajęcia",
                en: "Session",
                required: .always
            ),
            FieldDefinition(
                "participant",
                .reference("participant"),
                pl: "Uczestnik",
                en: "Participant",
                required: .always
            ),
            FieldDefinition(
                "status",
                .choice([
                    Choice("present", pl: "obecny", en: "present"),
                    Choice("absent", pl: "nieobecny", en: "absent"),
                    Choice("excused", pl: "nieobecny usprawiedliwiony", en: "excused"),
                    Choice("late", pl: "spóźniony", en: "late"),
                    Choice("left_early", pl: "wyszedł wcześniej", en: "left early"),
                ]),
                pl: "Obecność",
                en: "Attendance",
                .fact,
                required: .always
            ),
            FieldDefinition(
                "minutes",
                .integer(0...1440),
                pl: "Minuty obecności",
                en: "Minutes attended",
                .fact
            ),
            FieldDefinition(
                "signature_file",
                .reference("scan"),
                pl: "Podpis uczestnika (skan)",
                en: "Participant’s signature (scan)",
                since: 2
            ),
        ]
    )

    /// Outdoors people are counted again and again; every count stays as it was.
    static let headcount = RecordType(
        "headcount",
        stage: 10,
        .log,
        facet: .delivery,
        pl: "Przeliczenie grupy",
        en: "Head count",
        fields: [
            FieldDefinition("at", .instant, pl: "Kiedy", en: "When", required: .always),
            FieldDefinition(
                "session",
                .reference("session"),
                pl: "Zajęcia",
                en: "Session",
                required: .always
            ),
            FieldDefinition(
                "count",
                .count,
                pl: "Ile osób",
                en: "How many people",
                required: .always
            ),
            FieldDefinition("place", .line, pl: "Gdzie", en: "Where"),
        ]
    )
}
