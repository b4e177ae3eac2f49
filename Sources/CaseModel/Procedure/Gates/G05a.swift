// Stage 5: what an individual offer says.

extension Gate {
    static let g05a = Gate(
        "G05a", stage: 5,
        pl: "Oferta zawiera opis usługi, informację o trenerze (kwalifikacje, doświadczenie),"
            + " warunki współpracy i wycenę.",
        en: "The offer holds a description, the trainer's qualifications and experience, the terms"
            + " of cooperation and the price.",
        blocks: [.sendOffer],
        reads: [
            "offer.description", "offer.trainer_qualifications", "offer.trainer_experience",
            "offer.terms",
        ]
    ) { facts in
        let contents = facts.individualOffers.flatMap { offer in
            offer.blanks(
                ["description", "trainer_qualifications", "trainer_experience", "terms"], stage: 5)
        }
        return contents + g04c.check(facts)
    }
}
