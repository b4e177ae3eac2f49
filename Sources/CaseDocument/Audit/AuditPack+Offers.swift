// The register of a case's offers: every number that was given out, and what became of it.

internal import CanonicalJSON
internal import CaseModel

extension AuditPack {
    /// The offers with their numbers, removed ones included: a number given is never given again.
    var offers: [JSONValue] {
        let offers = facts.state.records.values.filter { $0.key.type == "offer" }
        return offers.sorted {
            ($0.text("number") ?? "~", $0.key) < ($1.text("number") ?? "~", $1.key)
        }
        .map { offer in
            let kind = FormCatalogue.type("offer")?.field("kind")
            let kindName = kind.flatMap { values.text(offer["kind"], $0.type) }
            return [
                "number": .string(offer.text("number") ?? "(bez numeru)"),
                "kind": .string(kindName ?? "–"),
                "version": .string(ValueText.number(offer.integer("version") ?? 1)),
                "sent": .string(offer.instant("sent_at").map { ValueText.moment($0) } ?? "–"),
                "fate": .string(fate(of: offer)),
                "place": offer.isDeleted
                    ? .null : .string("zapisy.html#" + Self.anchor(offer.key)),
            ]
        }
    }

    private func fate(of offer: Record) -> String {
        if offer.isDeleted { return "usunięta" }
        var fate: [String] = []
        if let at = offer.instant("accepted_at") {
            let by = offer.text("accepted_by").map { ", \($0)" } ?? ""
            fate.append("przyjęta \(ValueText.day(at))\(by)")
        }
        if offer.key == facts.registrationOffer?.key {
            fate.append("przyjęta kartami F3 (\(facts.returnedCards.count))")
        }
        let heirs = facts.all("offer").filter { $0.text("supersedes") == offer.key.local }
        fate += heirs.map { "zastąpiona ofertą \($0.text("number") ?? "bez numeru")" }
        if !fate.isEmpty { return fate.joined(separator: "; ") }
        guard offer.instant("sent_at") != nil else { return "niewysłana" }
        let today = WarsawTime.date(of: facts.now)
        if let end = offer.text("valid_until").flatMap({ CalendarDate(text: $0) }), end < today {
            return "wysłana, bez odpowiedzi; ważna do \(ValueText.day(end))"
        }
        return "wysłana, bez odpowiedzi"
    }
}
