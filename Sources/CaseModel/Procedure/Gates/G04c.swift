// Stage 4: a price where pricing applies. A general offer names none.

internal import CanonicalJSON

extension Gate {
    static let g04c = Gate(
        "G04c", stage: 4,
        pl: "Oferta zawiera wycenę usługi (jeśli dotyczy).",
        en: "The offer holds a price, where pricing applies.",
        blocks: [.sendOffer],
        reads: ["offer.price", "offer.no_price_reason", "case.pricing_applicable"]
    ) { facts in facts.individualOffers.flatMap { priceGaps($0, facts) } }

    private static func priceGaps(_ offer: Record, _ facts: CaseFacts) -> [Missing] {
        let hasPrice = offer.integer("price.gross").map { $0 >= 0 } ?? false
        let hasReason = offer.text("no_price_reason") != nil
        switch facts.value("case.pricing_applicable")?.boolValue {
        case true?:
            if hasPrice { return [] }
            return [offer.missing("price.gross", .fill, stage: 4)]
        case false?:
            return hasReason ? [] : [offer.missing("no_price_reason", .fill, stage: 4)]
        case nil:
            return hasPrice || hasReason
                ? [] : [Missing("case.pricing_applicable", .fill, stage: 1)]
        }
    }
}
