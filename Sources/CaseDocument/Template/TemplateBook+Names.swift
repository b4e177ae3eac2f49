// What each template can name, and which of them has to be a whole page.

internal import CanonicalJSON
internal import CaseModel

extension TemplateBook {
    /// Checks that a text names only what its template can say, and is a page where one is wanted.
    func checkNames(_ text: String, as name: String) throws(TemplateFault) {
        let tags = TemplateTag.tags(in: text)
        let isPart = BuiltInTemplates.parts.contains(name)
        let fillsPage = tags.contains { $0.sign == "<" && $0.name == "page" }
        if !isPart, !fillsPage, !text.lowercased().contains("<html") { throw .noPage }
        let blocks = fillsPage ? Self.blocks(of: self.text("page") ?? "") : []
        var check = TemplateNameCheck(Self.names(of: name, isPart: isPart), blocks: blocks)
        try check.check(tags)
    }

    /// The places of a page that a document fills.
    private static func blocks(of page: String) -> Set<String> {
        Set(TemplateTag.tags(in: page).filter { $0.sign == "$" }.map(\.name))
    }

    private static func names(of name: String, isPart: Bool) -> TemplateNames {
        if isPart {
            var all = TemplateNames()
            for kind in DocumentKind.allCases { all.merge(names(of: kind)) }
            for (_, tree) in auditTrees { all.merge(TemplateNames(tree)) }
            return all.flattened
        }
        if let kind = DocumentKind(rawValue: name) { return names(of: kind) }
        var names = TemplateNames()
        for (template, tree) in auditTrees where template == name {
            names.merge(TemplateNames(tree))
        }
        return names
    }

    private static func names(of kind: DocumentKind) -> TemplateNames {
        let maker = DocumentMaker(
            Specimen.facts, reader: Specimen.reader, figures: Specimen.figures)
        var names = TemplateNames()
        for isBlank in kind.hasBlankForm ? [false, true] : [false] {
            guard let tree = try? maker.tree(kind, isBlank: isBlank) else { continue }
            names.merge(TemplateNames(tree))
        }
        return names
    }

    private static var auditTrees: [(template: String, tree: JSONValue)] {
        AuditPack(
            Specimen.facts, reader: Specimen.reader, past: [], isWholeHistory: false,
            files: [AuditFile(path: "x", title: "x", kind: nil)], figures: Specimen.figures,
            syncedAt: Specimen.facts.now
        ).trees.map { ($0.template, $0.tree) }
    }
}
