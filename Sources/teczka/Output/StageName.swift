// The 13 stages by name (Procedura, section II).

import CaseModel

/// Names the stages.
enum StageName {
    static func label(_ stage: Int) -> Label {
        switch stage {
        case 1: Label(pl: "Kontakt z klientem", en: "First contact")
        case 2: Label(pl: "Diagnoza potrzeb (F2)", en: "Needs diagnosis (F2)")
        case 3: Label(pl: "Analiza i notatka", en: "Analysis and note")
        case 4: Label(pl: "Oferta indywidualna", en: "Individual offer")
        case 5: Label(pl: "Wysłanie oferty", en: "Sending the offer")
        case 6: Label(pl: "Negocjacje i warunki (F3)", en: "Negotiation and terms (F3)")
        case 7: Label(pl: "Akceptacja i umowy", en: "Acceptance and contracts")
        case 8: Label(pl: "Organizacja (F4)", en: "Organisation (F4)")
        case 9: Label(pl: "Kontakt przed warsztatem", en: "Contact before the workshop")
        case 10: Label(pl: "Realizacja", en: "Delivery")
        case 11: Label(pl: "Ewaluacja (F5)", en: "Evaluation (F5)")
        case 12: Label(pl: "Przekazanie dokumentacji (F6)", en: "Handing over documents (F6)")
        default: Label(pl: "Reklamacja (F7)", en: "Complaints (F7)")
        }
    }
}
