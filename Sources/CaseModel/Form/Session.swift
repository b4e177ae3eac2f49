// One meeting of the schedule: planned in stage 6, held in stage 10 of the Procedura. Start and end
// belong together, so that two half-applied edits never make a meeting that nobody wrote.

extension RecordType {
    static let session = RecordType(
        "session",
        stage: 6,
        .many(labelField: "no"),
        facet: .schedule,
        pl: "Zajęcia",
        en: "Session",
        fields: [
            FieldDefinition("no", .line, pl: "Nr", en: "No.", required: .always),
            FieldDefinition(
                "planned",
                .group([
                    FieldDefinition(
                        "start",
                        .instant,
                        pl: "Początek",
                        en: "Start",
                        required: .always
                    ),
                    FieldDefinition("end", .instant, pl: "Koniec", en: "End", required: .always),
                ]),
                pl: "Planowany czas",
                en: "Planned time",
                required: .always
            ),
            FieldDefinition(
                "setting",
                .choice([
                    Choice("room", pl: "sala", en: "room"),
                    Choice("field", pl: "teren", en: "outdoors"),
                ]),
                pl: "Sala czy teren",
                en: "Setting",
                required: .always
            ),
            FieldDefinition("place", .line, pl: "Miejsce", en: "Place", required: .always),
            FieldDefinition("topic", .line, pl: "Temat", en: "Topic"),
            FieldDefinition(
                "trainer",
                .reference("trainer"),
                pl: "Trener",
                en: "Trainer",
                required: .always
            ),
            FieldDefinition(
                "actual",
                .group([
                    FieldDefinition("start", .instant, pl: "Początek", en: "Start"),
                    FieldDefinition("end", .instant, pl: "Koniec", en: "End"),
                    FieldDefinition(
                        "breaks_minutes",
                        .integer(0...1440),
                        pl: "Przerwy (min)",
                        en: "Breaks (min)"
                    ),
                ]),
                pl: "Rzeczywisty czas",
                en: "Actual time",
                .fact,
                facet: .delivery,
                required: .conditional
            ),
            FieldDefinition(
                "cancelled_reason",
                .line,
                pl: "Powód odwołania",
                en: "Reason of cancellation",
                facet: .delivery,
                required: .conditional
            ),
        ]
    )
}
