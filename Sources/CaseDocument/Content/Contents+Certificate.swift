// Certificates (Procedura, stage 12): what each says is the copy taken when it was issued. To which
// category an outcome belongs and how long a topic took is looked up in the programme by its words.

internal import CanonicalJSON
internal import CaseModel

extension Contents {
    /// The certificates, a page each.
    var certificatesBranch: JSONValue {
        .array(
            subjects.enumerated().map { index, certificate in
                var branch = branch(
                    certificate,
                    [
                        "number", "training_title", "form", "place", "trainer_names", "type",
                        "issued_place", "revoke_reason",
                    ])
                branch["person"] = text(ValueText.fullName(certificate))
                branch["dates"] = text(certificate.text("dates").map(Self.days))
                branch["length"] = text(
                    certificate.integer("hours_minutes").map {
                        HoursText(unit: certificate.text("hours_unit")).text(minutes: $0)
                    })
                branch["completed"] = .bool(certificate.text("type") != "participation")
                branch["issued"] = text(certificate.instant("issued_at").map { ValueText.day($0) })
                branch["revoked"] = text(
                    certificate.instant("revoked_at").map { ValueText.day($0) })
                branch["signatory"] = text(certificate.text("signatory").map { values.person($0) })
                branch["topics"] = topics(certificate)
                branch["gains"] = gains(certificate)
                branch["follows"] = .bool(index > 0)
                return .object(branch)
            })
    }

    private static func days(_ text: String) -> String {
        text.split(separator: ", ").map { day in
            CalendarDate(text: String(day)).map { ValueText.day($0) } ?? String(day)
        }.joined(separator: ", ")
    }

    private func topics(_ certificate: Record) -> JSONValue {
        let unit = HoursText(unit: certificate.text("hours_unit"))
        return .array(
            lines(certificate, "topics").map { title in
                let module = facts.all("module").first { $0.text("title") == title }
                return [
                    "topic": .string(title),
                    "topic_length": text(
                        module?.integer("minutes").map { unit.topic(minutes: $0) }),
                ]
            })
    }

    private func gains(_ certificate: Record) -> JSONValue {
        guard case .choice(let list)? = FormCatalogue.type("outcome")?.field("category")?.type
        else { return [] }
        let texts = lines(certificate, "outcomes")
        let codes = Dictionary(
            facts.all("outcome").map { ($0.text("text") ?? "", $0.text("category") ?? "") },
            uniquingKeysWith: { first, _ in first })
        let groups = list.map { ($0.label.polish, $0.code) } + [("", "")]
        return .array(
            groups.compactMap { name, code in
                let own = texts.filter { codes[$0] ?? "" == code }
                return own.isEmpty
                    ? nil
                    : ["heading": .string(name), "lines": .array(own.map { .string($0) })]
            })
    }

    private func lines(_ record: Record, _ field: String) -> [String] {
        (record.text(field) ?? "").split(separator: "\n").map(String.init)
    }
}
