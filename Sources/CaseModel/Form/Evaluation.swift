// The evaluation: the state of the anonymous F5 collection, never its answers, and other forms of
// evaluation (Procedura, stage 11).

extension RecordType {
    static let evaluationSurvey = RecordType(
        "f5",
        stage: 11,
        .single,
        facet: .survey,
        pl: "F5 – Ankieta ewaluacji szkolenia",
        en: "F5 – Evaluation survey",
        fields: [
            FieldDefinition(
                "responses",
                .count,
                pl: "Liczba odpowiedzi",
                en: "Responses",
                .computed
            ),
            FieldDefinition("invited", .count, pl: "Liczba zaproszonych", en: "Invited", .computed),
            FieldDefinition("closed_at", .instant, pl: "Zamknięto", en: "Closed at", .computed),
            FieldDefinition("closed_by", .line, pl: "Zamknął/zamknęła", en: "Closed by", .computed),
            // Which collection it is: 1 when there is none, one more each time it is opened again.
            FieldDefinition(
                "round", .count, pl: "Zbieranie nr", en: "Collection number", .computed),
            FieldDefinition(
                "reopened_at", .instant, pl: "Otwarto ponownie", en: "Opened again at", .computed),
            FieldDefinition(
                "reopened_by", .line, pl: "Otworzył(a) ponownie", en: "Opened again by", .computed),
            FieldDefinition(
                "reopen_reason", .text, pl: "Powód ponownego otwarcia",
                en: "Reason for opening again", .computed),
            FieldDefinition(
                "template_version",
                .version,
                pl: "Wersja wzoru ankiety",
                en: "Version of the survey template",
                .computed
            ),
        ]
    )

    static let advancedEvaluation = RecordType(
        "advanced_evaluation",
        stage: 11,
        .log,
        facet: .evaluation,
        pl: "Zaawansowana forma ewaluacji",
        en: "Advanced evaluation",
        fields: [
            FieldDefinition(
                "method",
                .choice([
                    Choice("test_pre_post", pl: "test przed i po", en: "test before and after"),
                    Choice("practical_task", pl: "zadanie praktyczne", en: "practical task"),
                    Choice(
                        "trainer_observation",
                        pl: "obserwacja trenera",
                        en: "observation by the trainer"
                    ),
                    Choice(
                        "follow_up_6w",
                        pl: "badanie po 6 tygodniach",
                        en: "follow-up after 6 weeks"
                    ),
                    Choice("interview", pl: "wywiad", en: "interview"),
                ]),
                pl: "Metoda",
                en: "Method",
                required: .always
            ),
            FieldDefinition("n", .count, pl: "Liczba badanych", en: "Number of people"),
            FieldDefinition("result", .text, pl: "Wynik", en: "Result", required: .always),
            FieldDefinition(
                "reason",
                .text,
                pl: "Uzasadnienie wyboru metody",
                en: "Reason for the method",
                required: .always
            ),
        ]
    )
}
