// The generated files of `Protocol/Schema` are what the code says today. With
// TECZKA_UPDATE_PROTOCOL=1 in the environment the test writes them anew.

import CanonicalJSON
import CaseModel
import Foundation
import Testing

@Suite
struct GeneratedFileTests {
    private static let files = [
        "Schema/fields.json": FieldListing.text(of: FormCatalogue.all),
        "Schema/permissions.csv": PermissionListing.text,
    ]

    @Test(arguments: files.keys.sorted())
    func isWhatTheCodeSays(_ path: String) throws {
        let generated = try #require(Self.files[path])
        if ProcessInfo.processInfo.environment["TECZKA_UPDATE_PROTOCOL"] == "1" {
            try ProtocolFolder.write(generated, to: path)
        }
        let written = (try? ProtocolFolder.text(path)) ?? ""
        let firstDifference = zip(
            written.split(separator: "\n"), generated.split(separator: "\n")
        ).first { $0 != $1 }
        #expect(
            written == generated,
            "run again with TECZKA_UPDATE_PROTOCOL=1; \(firstDifference?.0 ?? "")")
    }

    @Test
    func everyFieldOfTheCatalogueIsListedOnce() throws {
        let listing = try LooseJSON.parse(FieldListing.text(of: FormCatalogue.all))
        let paths = (listing["fields"]?.arrayValue ?? []).compactMap { $0["path"]?.stringValue }
        let known = FormCatalogue.all.flatMap { type in
            type.fields.map { "\(type.name).\($0.name)" }
        }
        #expect(paths == known)
    }
}
