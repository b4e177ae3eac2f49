// A hint of stage 1: sources of knowledge are reference points, nothing more.

extension Gate {
    static let h1 = Gate(
        "H1", stage: 1,
        pl: "Przy projektowaniu oferty warto wskazać źródło wiedzy o potrzebach jako punkt"
            + " odniesienia.",
        en: "An offer is better designed with a source of knowledge about needs as a reference."
    ) { facts in
        facts.individualOffers.filter { $0.codes("knowledge_sources").isEmpty }
            .map { $0.missing("knowledge_sources", .more, stage: 1) }
    }
}
