// Certificates (Procedura, stage 12): what each says is the copy taken when it was issued, and no
// longer follows the case.

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
                        "issued_place", "revoke_reason", "validation_method",
                        "validation_result", "sending_institution", "service_number",
                        "support_id", "duplicate_of", "provider_name",
                        "register_numbers",
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
                branch["topics"] = .array(
                    lines(certificate, "topics").map { .string(topic($0, of: certificate)) })
                branch["gains"] = gains(certificate)
                branch["follows"] = .bool(index > 0)
                return .object(branch)
            })
    }

    /// A topic with its length in the unit of the certificate's total; minutes that are no whole
    /// hours stay minutes.
    private func topic(_ line: String, of certificate: Record) -> String {
        let hours = HoursText(unit: certificate.text("hours_unit"))
        guard let match = line.firstMatch(of: /\ – ([0-9]+) min$/), let minutes = Int64(match.1),
            minutes % Int64(hours.minutesOfHour) == 0
        else { return line }
        return line[..<match.range.lowerBound] + " – " + hours.text(minutes: minutes)
    }

    private static func days(_ text: String) -> String {
        text.split(separator: ", ").map { day in
            CalendarDate(text: String(day)).map { ValueText.day($0) } ?? String(day)
        }.joined(separator: ", ")
    }

    /// The outcomes under the categories that their lines begin with; those without one come last.
    private func gains(_ certificate: Record) -> JSONValue {
        let categories = FormCatalogue.type("outcome")?.field("category")?.type.choiceList ?? []
        var rest = lines(certificate, "outcomes")
        var groups: [JSONValue] = []
        for name in categories.map(\.label.polish) {
            let own = rest.filter { $0.hasPrefix(name + ": ") }
            rest.removeAll { own.contains($0) }
            let texts = own.map { JSONValue.string(String($0.dropFirst(name.count + 2))) }
            if !own.isEmpty { groups.append(["heading": .string(name), "lines": .array(texts)]) }
        }
        if !rest.isEmpty {
            groups.append(["heading": .null, "lines": .array(rest.map { .string($0) })])
        }
        return .array(groups)
    }

    private func lines(_ record: Record, _ field: String) -> [String] {
        (record.text(field) ?? "").split(separator: "\n").map(String.init)
    }
}
