// Kinds of value that several forms share, so that one answer has one code wherever it is given.

extension FieldType {
    /// How a document goes out.
    static let sendingWay: FieldType = .choice([
        Choice("email", pl: "e-mail", en: "e-mail"),
        Choice("letter", pl: "list", en: "letter"),
        Choice("hand", pl: "do rąk własnych", en: "by hand"),
    ])

    /// The unit in which hours of training are counted.
    static let hoursUnit: FieldType = .choice([
        Choice("teaching45", pl: "godziny dydaktyczne (45 min)", en: "teaching hours (45 min)"),
        Choice("clock60", pl: "godziny zegarowe (60 min)", en: "clock hours (60 min)"),
    ])

    /// Where a whole training takes place.
    static let trainingSetting: FieldType = .choice([
        Choice("room", pl: "sala", en: "room"),
        Choice("field", pl: "teren", en: "outdoors"),
        Choice("mixed", pl: "mieszane", en: "mixed"),
    ])

    /// A kind of document about personal data (GDPR).
    static let privacyDocuments = [
        Choice("info_art13", pl: "informacja z art. 13 RODO", en: "information, GDPR article 13"),
        Choice("info_art14", pl: "informacja z art. 14 RODO", en: "information, GDPR article 14"),
        Choice(
            "processing_agreement_art28",
            pl: "umowa powierzenia z art. 28 RODO",
            en: "processing agreement, GDPR article 28"
        ),
        Choice("image_consent", pl: "zgoda na wizerunek", en: "consent to use of image"),
    ]

    /// A number of people, sheets or things; none is allowed.
    static let count: FieldType = .integer(0...100_000)

    /// A duration in minutes; none is allowed.
    static let minutes: FieldType = .integer(0...1_000_000)

    /// The version of a document, counted from 1.
    static let version: FieldType = .integer(1...100_000)
}
