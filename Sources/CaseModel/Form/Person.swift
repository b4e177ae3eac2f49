// A colleague with an account, for every stage of the Procedura (stage 0). A record of the
// organisation; its key is the login, and the server writes what stands in it.

extension RecordType {
    static let person = RecordType(
        "person",
        stage: 0,
        .many(labelField: "login"),
        facet: .directory,
        pl: "Osoba",
        en: "Person",
        organisational: true,
        fields: [
            FieldDefinition("login", .line, pl: "Login", en: "Login", required: .always),
            FieldDefinition(
                "name",
                .line,
                pl: "Imię i nazwisko",
                en: "Name",
                .computed,
                personal: true
            ),
            FieldDefinition(
                "role",
                .choice([
                    Choice("coordinator", pl: "koordynator", en: "coordinator"),
                    Choice("trainer", pl: "trener", en: "trainer"),
                    Choice("manager", pl: "kierownik", en: "manager"),
                ]),
                pl: "Rola",
                en: "Role",
                .computed
            ),
        ]
    )
}
