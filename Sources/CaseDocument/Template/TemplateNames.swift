// Whether a template names only what there is to name. A name that nothing answers to writes
// nothing, and nobody would notice before a client has the paper.
//
// What a document can say is read off one in which everything is filled in. Where that holds
// nothing – an empty list – any name is let pass: no template is refused for want of an example.

internal import CanonicalJSON

/// The names that a value holds.
struct TemplateNames {
    /// The members of objects, and of the objects in lists.
    private(set) var members: [String: TemplateNames] = [:]
    /// Is true where nothing is known of what there may be.
    private(set) var isOpen = false

    /// Reads the names of a value.
    init(_ value: JSONValue? = nil) {
        switch value {
        case .object(let object): members = object.mapValues { TemplateNames($0) }
        case .array(let items):
            for item in items { merge(TemplateNames(item)) }
            isOpen = items.isEmpty
        case .null: isOpen = true
        case .bool, .integer, .string, nil: break
        }
    }

    /// Takes in the names of another value that may stand in the same place.
    mutating func merge(_ other: TemplateNames) {
        members.merge(other.members) { old, new in
            var both = old
            both.merge(new)
            both.isOpen = old.isOpen && new.isOpen
            return both
        }
    }

    /// Every name at any depth, side by side: what a shared part may find around it.
    var flattened: TemplateNames {
        var flat = TemplateNames()
        for (name, inner) in members {
            var own = TemplateNames()
            own.members[name] = inner
            flat.merge(own)
            flat.merge(inner.flattened)
        }
        return flat
    }

    /// Returns the names at a path, or nil when nothing answers to it.
    func at(_ path: ArraySlice<String>) -> TemplateNames? {
        guard let first = path.first else { return self }
        guard let inner = members[first] else { return isOpen ? TemplateNames(.null) : nil }
        return inner.at(path.dropFirst())
    }
}

/// Follows the tags of a template through the values around them.
struct TemplateNameCheck {
    private var around: [TemplateNames]
    /// The names of the blocks that the page leaves open; nil outside of a template that fills
    /// them.
    private let blocks: Set<String>

    init(_ names: TemplateNames, blocks: Set<String>) {
        around = [names]
        self.blocks = blocks
    }

    /// Checks the tags in their order.
    mutating func check(_ tags: [TemplateTag]) throws(TemplateFault) {
        for tag in tags {
            switch tag.sign {
            case "!", ">": break
            case "/": if around.count > 1 { around.removeLast() }
            case "^":
                _ = try names(tag.name, tag)
                around.append(TemplateNames())
            case "#": around.append(try names(tag.name, tag))
            case "<": around.append(TemplateNames())
            case "$":
                if !blocks.isEmpty, !blocks.contains(tag.name) {
                    throw .unknownField(tag.name, line: tag.line)
                }
                around.append(TemplateNames())
            default: _ = try names(tag.text, tag)
            }
        }
    }

    /// Returns the names of what a tag opens; what stands further out is looked at last.
    private func names(_ name: String, _ tag: TemplateTag) throws(TemplateFault) -> TemplateNames {
        let bare = Self.withoutFunctions(name)
        if bare == "." || bare.isEmpty { return TemplateNames(.null) }
        let path = bare.split(separator: ".").map(String.init)
        for place in around.reversed() {
            if let first = path.first, place.members[first] != nil || place.isOpen {
                guard let found = place.at(path[...]) else { break }
                return found
            }
        }
        throw .unknownField(name, line: tag.line)
    }

    /// `uppercased(name)` names `name`; `first()` names nothing.
    private static func withoutFunctions(_ name: String) -> String {
        var name = name[...]
        while let open = name.firstIndex(of: "("), let close = name.lastIndex(of: ")"), open < close
        {
            name = name[name.index(after: open)..<close]
        }
        return String(name)
    }
}
