// Evidence of something that has not happened yet would turn gates green. A moment to come is a
// slip of the keyboard, so it is told before it is recorded; the server refuses no fact for it.

internal import CanonicalJSON
internal import CaseMerge
internal import CaseModel

/// A moment in an edit at which something happened, or would.
struct FutureMoment {
    /// Where it stands.
    let path: String
    /// The moment, or the day, as it is written.
    let text: String

    /// Returns the first moment of operations that lies after `now`; nil when there is none.
    static func first(in operations: [Operation], after now: Instant) -> Self? {
        for operation in operations {
            switch operation {
            case .create(let key, let fields):
                for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
                    let found = first(at: FieldAddress(key, name), value, after: now)
                    if let found { return found }
                }
            case .set(let address, let value, _), .resolve(let address, _, let value, _):
                if let found = first(at: address, value, after: now) { return found }
            case .act(_, _, let arguments):
                if let moment = arguments["at"]?.instant, moment > now {
                    return Self(path: "at", text: WarsawTime.text(of: moment))
                }
            case .insert, .remove, .delete, .restore, .withdraw: continue
            }
        }
        return nil
    }

    private static func first(
        at address: FieldAddress, _ value: JSONValue, after now: Instant
    ) -> Self? {
        guard let field = FormCatalogue.field(address) else { return nil }
        let whole = "\(address.record.type).\(address.field)"
        let parts = field.type.parts.compactMap { part in
            value[part.name].map { ("\(whole).\(part.name)", part, $0) }
        }
        return (parts + [(whole, field, value)]).compactMap { path, part, value in
            part.future(value, after: now).map { Self(path: path, text: $0) }
        }.first
    }
}

extension FieldDefinition {
    /// Returns what a value of the field names that is still to come, as people write it.
    fileprivate func future(_ value: JSONValue, after now: Instant) -> String? {
        guard isOccurrence, let text = value.stringValue else { return nil }
        if let moment = Instant(text: text) {
            return moment > now ? WarsawTime.text(of: moment) : nil
        }
        return CalendarDate(text: text).flatMap { $0 > WarsawTime.date(of: now) ? $0.text : nil }
    }
}
