// The text of `Protocol/Schema/permissions.csv`, made from the permission matrix: what each
// standing may do with each facet, which conflicts it may settle, and which acts it may perform.

import CaseModel

/// Lists rights.
enum PermissionListing {
    /// The whole file.
    static var text: String {
        let head = ["kind", "name"] + Standing.allCases.map(\.rawValue)
        let facets = Facet.allCases.map { facet in
            ["facet", facet.rawValue] + Standing.allCases.map { rights(of: $0, facet) }
        }
        let settling = Facet.allCases.map { facet in
            ["settle", facet.rawValue] + Standing.allCases.map { settled(by: $0, facet) }
        }
        let acts = Act.allCases.map { act in
            ["act", act.rawValue]
                + Standing.allCases.map { AccessRules.mayPerform(act, $0) ? "yes" : "" }
        }
        return ([head] + facets + settling + acts).map { $0.joined(separator: ",") + "\n" }.joined()
    }

    private static func rights(of standing: Standing, _ facet: Facet) -> String {
        let rights = AccessRules.rights(standing, facet)
        let names: [(Rights, String)] = [(.read, "read"), (.edit, "edit"), (.add, "add")]
        return names.filter { rights.contains($0.0) }.map(\.1).joined(separator: "+")
    }

    /// Returns the merge types of which that standing may settle conflicts; `all` for every one
    /// that can have any.
    private static func settled(by standing: Standing, _ facet: Facet) -> String {
        let contested: [MergeType] = [.plan, .fact, .flag, .text]
        let merges = contested.filter { AccessRules.maySettle($0, facet, standing) }
        return merges == contested ? "all" : merges.map(\.rawValue).joined(separator: "+")
    }
}
