// Stage 1: an offer answers somebody.

extension Gate {
    static let g01 = Gate(
        "G01", stage: 1,
        pl: "Oferta jest wysyłana po prośbie klienta lub w odpowiedzi na zapytanie.",
        en: "An offer is sent after the client's request or in answer to an enquiry.",
        blocks: [.sendOffer], reads: ["contact"]
    ) { facts in
        let contacts = facts.all("contact").filter {
            ["request", "inquiry"].contains($0.text("type") ?? "")
        }
        return facts.subjects("offer").flatMap { offer -> [Missing] in
            guard let last = contacts.last else { return [Missing("contact", .add, stage: 1)] }
            let sentAt = offer.instant("sent_at") ?? facts.now
            let times = contacts.compactMap { $0.instant("at") }
            if times.isEmpty { return [last.missing("at", .fill, stage: 1)] }
            return times.contains { $0 <= sentAt } ? [] : [last.missing("at", .earlier, stage: 1)]
        }
    }
}
