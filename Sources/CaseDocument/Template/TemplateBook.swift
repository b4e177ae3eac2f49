// The templates that hold for a company: the built-in ones, each replaced by the company's own
// where it has one.
//
// Guarantees:
// 1. A value never reaches a page unescaped: tags that would do it are refused.
// 2. Making a page ends: parts that include one another in a circle are refused.
// 3. A page runs nothing and fetches nothing: a template that would is refused, and one that was
//    stored before is ignored in favour of the built-in one.
// 4. A template that cannot be used is named with its line; the built-in one stays where it was.

internal import CanonicalJSON
package import CaseModel
internal import Mustache

/// The templates of a company.
package struct TemplateBook: Sendable {
    private let own: [String: String]
    /// The company's templates that are not used because a page made with them would run or fetch
    /// something, each with what was found.
    package let ignored: [String: TemplateFault]

    /// Takes the company's own templates from the records of the organisation.
    package init(organisation: CaseState) {
        var own: [String: String] = [:]
        var ignored: [String: TemplateFault] = [:]
        for record in organisation.all("template") {
            guard let name = record.text("name"), BuiltInTemplates.names.contains(name),
                let body = record.text("body")
            else { continue }
            if let fault = TemplateSafety.fault(in: body) {
                ignored[name] = fault
            } else {
                own[name] = body
            }
        }
        self.own = own
        self.ignored = ignored
    }

    /// Returns whether the company has a template of its own in place of a built-in one.
    package func isOwn(_ name: String) -> Bool { own[name] != nil }

    /// Returns the text of a template as it holds, or nil when there is none of that name.
    package func text(_ name: String) -> String? { own[name] ?? BuiltInTemplates.text(name) }

    /// Checks that a text can take the place of a template.
    package func check(_ text: String, as name: String) throws(TemplateFault) {
        guard BuiltInTemplates.names.contains(name)
        else { throw .unknownName(known: BuiltInTemplates.names) }
        if let fault = TemplateSafety.fault(in: text) { throw fault }
        _ = try parsed(text)
        var changed = own
        changed[name] = text
        try TemplateBook(own: changed).checkCircle(from: name)
        try checkNames(text, as: name)
    }

    private init(own: [String: String]) {
        self.own = own
        ignored = [:]
    }

    private func parsed(_ text: String) throws(TemplateFault) -> MustacheTemplate {
        var depth = 0
        for tag in TemplateTag.tags(in: text) {
            // Loops within loops multiply; a page has to end.
            if tag.sign == "#" || tag.sign == "^" { depth += 1 }
            if tag.sign == "/" { depth -= 1 }
            if depth > Self.depthMax { throw .forbidden(tag: tag.text, line: tag.line) }
            if tag.isForbidden { throw .forbidden(tag: tag.text, line: tag.line) }
            if let part = tag.part, self.text(part) == nil {
                throw .unknownPart(part, line: tag.line)
            }
        }
        do {
            return try MustacheTemplate(string: text)
        } catch {
            throw .syntax(line: (error as? MustacheTemplate.ParserError)?.context.lineNumber ?? 1)
        }
    }

    private static let depthMax = 5

    private func checkCircle(from name: String) throws(TemplateFault) {
        var done: Set<String> = []
        try checkCircle(from: name, path: [], &done)
    }

    private func checkCircle(
        from name: String, path: [String], _ done: inout Set<String>
    ) throws(TemplateFault) {
        if let first = path.firstIndex(of: name) { throw .circle(path[first...] + [name]) }
        guard !done.contains(name) else { return }
        for part in parts(of: name) { try checkCircle(from: part, path: path + [name], &done) }
        done.insert(name)
    }

    private func parts(of name: String) -> [String] {
        Set(TemplateTag.tags(in: text(name) ?? "").compactMap(\.part)).sorted()
    }

    /// Makes a page from a template and what it may say.
    ///
    /// - Throws: `template` for one of the company's own that cannot be used.
    func page(_ name: String, _ context: JSONValue) throws(DocumentError) -> String {
        var library = MustacheLibrary()
        for part in needed(by: name) {
            do throws(TemplateFault) {
                library.register(try parsed(text(part) ?? ""), named: part)
                try checkCircle(from: part)
            } catch {
                throw .template(name: part, error)
            }
        }
        return library.render(TemplateValue.plain(context), withTemplate: name) ?? ""
    }

    /// Returns the names of a template and of all the parts that it reaches.
    private func needed(by name: String) -> [String] {
        var names = [name]
        var index = 0
        while index < names.count {
            names += parts(of: names[index]).filter { !names.contains($0) }
            index += 1
        }
        return names
    }
}
