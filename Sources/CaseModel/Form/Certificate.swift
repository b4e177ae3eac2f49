// A certificate as it was issued (Procedura, stage 12). Acts write every field: what a certificate
// says is a copy taken when it was issued and no longer follows the case.

extension RecordType {
    static let certificate = RecordType(
        "certificate",
        stage: 12,
        .many(labelField: "number"),
        facet: .certificate,
        pl: "Zaświadczenie",
        en: "Certificate",
        fields: [
            FieldDefinition(
                "number",
                .line,
                pl: "Numer zaświadczenia",
                en: "Certificate number",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "participant",
                .reference("participant"),
                pl: "Uczestnik",
                en: "Participant",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "first_name",
                .line,
                pl: "Imię",
                en: "First name",
                .computed,
                required: .always,
                personal: true
            ),
            FieldDefinition(
                "last_name",
                .line,
                pl: "Nazwisko",
                en: "Last name",
                .computed,
                required: .always,
                personal: true
            ),
            FieldDefinition(
                "training_title",
                .line,
                pl: "Tytuł szkolenia",
                en: "Title of the training",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "form",
                .line,
                pl: "Forma szkolenia",
                en: "Form of the training",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "dates",
                .text,
                pl: "Termin",
                en: "Dates",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "place",
                .line,
                pl: "Miejsce szkolenia",
                en: "Place of the training",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "hours_minutes",
                .minutes,
                pl: "Wymiar (min)",
                en: "Length (min)",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "hours_unit",
                .hoursUnit,
                pl: "Jednostka",
                en: "Unit",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "topics",
                .text,
                pl: "Tematy z liczbą godzin",
                en: "Topics with hours",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "outcomes",
                .text,
                pl: "Efekty uczenia się",
                en: "Learning outcomes",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "trainer_names",
                .text,
                pl: "Trenerzy",
                en: "Trainers",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "type",
                .choice([
                    Choice("completion", pl: "ukończenie szkolenia", en: "completion"),
                    Choice("participation", pl: "udział w szkoleniu", en: "participation"),
                ]),
                pl: "Rodzaj zaświadczenia",
                en: "Type of certificate",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "issued_at",
                .instant,
                pl: "Wydano",
                en: "Issued at",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "issued_place",
                .line,
                pl: "Miejsce wydania",
                en: "Place of issue",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "signatory",
                .line,
                pl: "Podpisujący",
                en: "Signatory",
                .computed,
                required: .always
            ),
            FieldDefinition(
                "provider_name",
                .line,
                pl: "Wystawca",
                en: "Provider",
                .computed
            ),
            FieldDefinition(
                "register_numbers",
                .text,
                pl: "Numery wystawcy w rejestrach",
                en: "Register numbers of the provider",
                .computed
            ),
            FieldDefinition(
                "validation_method",
                .text,
                pl: "Sposób sprawdzenia efektów",
                en: "Method of validation",
                .computed,
                required: .conditional
            ),
            FieldDefinition(
                "validation_result",
                .text,
                pl: "Wynik sprawdzenia efektów",
                en: "Result of the validation",
                .computed,
                required: .conditional
            ),
            FieldDefinition(
                "sending_institution",
                .line,
                pl: "Instytucja kierująca",
                en: "Sending institution",
                .computed,
                required: .conditional
            ),
            FieldDefinition(
                "service_number",
                .line,
                pl: "Numer usługi (BUR)",
                en: "Service number (BUR)",
                .computed,
                required: .conditional
            ),
            FieldDefinition(
                "support_id",
                .line,
                pl: "Identyfikator wsparcia",
                en: "Support identifier",
                .computed,
                required: .conditional
            ),
            FieldDefinition(
                "duplicate_of",
                .line,
                pl: "Duplikat zaświadczenia nr",
                en: "Duplicate of certificate no.",
                .computed
            ),
            FieldDefinition(
                "revoked_at",
                .instant,
                pl: "Unieważniono",
                en: "Revoked at",
                .computed
            ),
            FieldDefinition(
                "revoke_reason",
                .text,
                pl: "Powód unieważnienia",
                en: "Reason of revocation",
                .computed
            ),
        ]
    )
}
