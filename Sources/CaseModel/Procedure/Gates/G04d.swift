// Stage 4: the number. That it is never given twice in the firm, nor changed once given, is the
// server's register; here a case sees that its own offers have numbers and do not share one.

extension Gate {
    static let g04d = Gate(
        "G04d", stage: 4, pl: "Każda oferta ma numer identyfikacyjny.",
        en: "Every offer has an identification number.", blocks: [.sendOffer],
        reads: ["offer.number"]
    ) { facts in
        facts.subjects("offer").flatMap { offer -> [Missing] in
            guard let number = offer.text("number"), isOfferNumber(number) else {
                return [offer.missing("number", .number, stage: 4)]
            }
            let isShared = facts.all("offer").contains {
                $0.key != offer.key && $0.text("number") == number
            }
            return isShared ? [offer.missing("number", .correct, stage: 4)] : []
        }
    }

    private static func isOfferNumber(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 3 && parts[0] == "OF"
            && parts.dropFirst().allSatisfy { part in
                part.utf8.count == 4 && part.utf8.allSatisfy { (48...57).contains($0) }
            }
    }
}
