// Why a document was not made. Nothing of the case is touched by any of these.

package import CaseModel

/// Why a document was not made.
package enum DocumentError: Error, Hashable, Sendable {
    /// The reader may not read these parts, and the document would have holes without them.
    case unreadable([Facet])
    /// It is about a record, of this type, and the case has none.
    case noRecord(type: String)
    /// It is about one record of this type, and the case has several.
    case severalRecords(type: String, count: Int)
    /// It is about records of another type, or about none; the type it is about is given.
    case wrongRecord(expected: String?)
    /// It is never printed to be filled in by hand.
    case noBlankForm(DocumentKind)
    /// The figures of the report were never fetched.
    case noFigures
    /// It answers a complaint that was not decided, or to which nobody wrote an answer.
    case noAnswer
    /// It informs people of their data, and the company's record does not say who keeps it; the
    /// fields that would are given, as `firm.name`.
    case noController([String])
    /// The company's template cannot be used.
    case template(name: String, TemplateFault)
}

/// What is wrong with a template.
package enum TemplateFault: Error, Hashable, Sendable {
    /// There is no document, and no part of one, of that name; the known ones are given.
    case unknownName(known: [String])
    /// The tags do not match; the line is given.
    case syntax(line: Int)
    /// A tag that would put text on the page as it is, or change what tags mean.
    case forbidden(tag: String, line: Int)
    /// A script, a frame, or something that the page would have to fetch; it is given as found.
    case unsafe(String, line: Int)
    /// A part that does not exist.
    case unknownPart(String, line: Int)
    /// A name that nothing in this document answers to, or a place that the page does not have.
    case unknownField(String, line: Int)
    /// A document that is not put into a page and is none itself.
    case noPage
    /// Parts that include one another without end.
    case circle([String])
}
