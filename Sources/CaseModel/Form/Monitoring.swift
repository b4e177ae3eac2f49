// What was noticed while the training ran (Procedura, stage 10).

extension RecordType {
    static let monitoring = RecordType(
        "monitoring",
        stage: 10,
        .log,
        facet: .monitoring,
        pl: "Wpis monitoringu",
        en: "Monitoring entry",
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
                "kind",
                .choice([
                    Choice("observation", pl: "obserwacja", en: "observation"),
                    Choice("mood_check", pl: "badanie nastroju", en: "mood check"),
                    Choice("timing", pl: "przebieg czasowy", en: "timing"),
                    Choice(
                        "programme_deviation",
                        pl: "odstępstwo od programu",
                        en: "deviation from the programme"
                    ),
                    Choice("incident", pl: "zdarzenie", en: "incident"),
                    Choice("equipment", pl: "sprzęt", en: "equipment"),
                    Choice(
                        "participant_signal",
                        pl: "sygnał od uczestnika",
                        en: "signal from a participant"
                    ),
                    Choice("visit", pl: "wizytacja", en: "visit"),
                ]),
                pl: "Rodzaj wpisu",
                en: "Kind of entry",
                required: .always
            ),
            FieldDefinition("text", .text, pl: "Treść", en: "Content", required: .always),
            FieldDefinition(
                "severity",
                .choice([
                    Choice("info", pl: "informacja", en: "information"),
                    Choice("minor", pl: "drobna", en: "minor"),
                    Choice("major", pl: "poważna", en: "major"),
                ]),
                pl: "Waga",
                en: "Severity",
                required: .always
            ),
            FieldDefinition(
                "action_taken",
                .text,
                pl: "Podjęte działanie",
                en: "Action taken",
                required: .conditional
            ),
            FieldDefinition(
                "programme_deviation_minutes",
                .integer(0...1440),
                pl: "Odstępstwo od programu (min)",
                en: "Deviation from the programme (min)"
            ),
            FieldDefinition(
                "follow_up_owner",
                .line,
                pl: "Odpowiedzialny za dalsze działania",
                en: "Owner of the follow-up"
            ),
            FieldDefinition("closed_at", .instant, pl: "Zamknięto", en: "Closed at"),
        ]
    )
}
