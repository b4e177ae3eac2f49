// One document, made.

package import CaseModel

/// A document as a page of HTML.
package struct Document: Hashable, Sendable {
    /// The page: whole, with its style, and nothing that would have to be fetched.
    package let html: String
    /// A name for its file, without an ending, in plain letters.
    package let fileName: String
    /// What the form asks and the reader may not read; the page says it in its own language, a
    /// screen in its reader's.
    package let omitted: [Label]
}
