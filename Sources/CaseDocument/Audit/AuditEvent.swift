// What happened in a case, as the timeline of an audit pack tells it.

package import CanonicalJSON
package import CaseModel

/// One value that somebody gave a field.
package struct AuditEvent: Sendable, Hashable {
    /// The field.
    package let address: FieldAddress
    /// The value.
    package let value: JSONValue
    /// Who gave it.
    package let author: UserID
    /// When, by the author's clock.
    package let doneAt: Instant
    /// When the server took it; nil when that is not known here.
    package let arrivedAt: Instant?

    /// Describes what happened.
    package init(
        address: FieldAddress, value: JSONValue, author: UserID, doneAt: Instant,
        arrivedAt: Instant?
    ) {
        self.address = address
        self.value = value
        self.author = author
        self.doneAt = doneAt
        self.arrivedAt = arrivedAt
    }
}

/// A disagreement as it stood after a change: opened, joined by another value, or settled.
package struct AuditDispute: Sendable, Hashable {
    /// The conflict at that time.
    package let conflict: Conflict
    /// When the server took the change; nil when that is not known here.
    package let arrivedAt: Instant?

    /// Describes a disagreement.
    package init(conflict: Conflict, arrivedAt: Instant?) {
        self.conflict = conflict
        self.arrivedAt = arrivedAt
    }
}

/// One line of the timeline.
package enum AuditEntry: Sendable, Hashable {
    /// Somebody gave a field a value.
    case value(AuditEvent)
    /// People disagreed, or no longer do.
    case dispute(AuditDispute)
}

/// A file of an audit pack besides its pages.
package struct AuditFile: Sendable, Hashable {
    /// Its path in the pack.
    package let path: String
    /// What people call it.
    package let title: String
    /// The kind of document, for one that was made of the case; nil for an attachment.
    package let kind: DocumentKind?
    /// When it went out; nil for what was made for the pack, and for attachments.
    package let sentAt: Instant?
    /// The record of an attachment; nil for other files.
    package let record: RecordKey?

    /// Names a file.
    package init(
        path: String, title: String, kind: DocumentKind?, sentAt: Instant? = nil,
        record: RecordKey? = nil
    ) {
        self.record = record
        self.path = path
        self.title = title
        self.kind = kind
        self.sentAt = sentAt
    }
}
