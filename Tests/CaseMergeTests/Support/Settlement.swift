// What a server has come to, as far as the order of arrival must not matter.

import CanonicalJSON
import CaseMerge
import CaseModel

/// What must not depend on the order: all of it but the values that one role shows.
struct Settlement: Hashable {
    /// The candidates of every open conflict.
    var candidates: [FieldAddress: Set<Candidate>] = [:]
    /// What is shown where nobody disputes it.
    var settled: [FieldAddress: JSONValue] = [:]
    /// The role whose value is shown where somebody does; the value, when only one has that role.
    var leading: [FieldAddress: String] = [:]

    init(_ bench: Bench) {
        for record in bench.state.records.values {
            for (name, register) in record.fields {
                let address = FieldAddress(record.key, name)
                guard let conflict = bench.state.conflicts[address], conflict.isOpen else {
                    settled[address] = register.value
                    continue
                }
                candidates[address] = Set(conflict.candidates)
                leading[address] = Self.leader(register, conflict)
            }
        }
    }

    private static func leader(_ register: Register, _ conflict: Conflict) -> String {
        if FormCatalogue.field(conflict.address)?.merge == .flag {
            return register.value["state"]?.stringValue ?? ""
        }
        let peers = conflict.candidates.filter { $0.role == register.role }
        return peers.count == 1
            ? register.value.canonicalText : "one of the \(register.role.rawValue)s"
    }

    /// Says where two settlements differ.
    func difference(_ other: Settlement) -> String {
        let fields = Set(settled.keys).union(candidates.keys).union(other.candidates.keys)
        return fields.sorted().filter {
            candidates[$0] != other.candidates[$0] || settled[$0] != other.settled[$0]
                || leading[$0] != other.leading[$0]
        }.map { field in
            let sides = [self, other].map { side in
                let values =
                    side.candidates[field]?.map { "\($0.mutation): \($0.value.canonicalText)" }
                    .sorted() ?? []
                return "\(values) shows \(side.leading[field] ?? "one value")"
            }
            return "\(field): \(sides[0]) or \(sides[1])"
        }.joined(separator: "; ")
    }
}
