// The PDF maker with the system's program: what it makes, and what it refuses to fetch.

import Foundation
import Paper
import Testing

@Suite
struct PDFMakerTests {
    @Test func aPageBecomesAPDF() async throws {
        let pdf = try await PDFMaker().pdf(html: "<p>Zażółć gęślą jaźń</p>")
        #expect(pdf.starts(with: Array("%PDF-".utf8)))
    }

    @Test func withoutTheProgramTheErrorSaysSo() async {
        await #expect(throws: PDFError.notInstalled) {
            try await PDFMaker(python: "/nonexistent/python3").pdf(html: "<p>a</p>")
        }
    }

    /// A drawing that is a file of this machine would be in the PDF if it were fetched.
    @Test func nothingOfThisMachineGetsIntoThePage() async throws {
        let file = FileManager.default.temporaryDirectory
            .appending(path: "teczka-\(UUID().uuidString).svg")
        defer { try? FileManager.default.removeItem(at: file) }
        let drawing = """
            <svg xmlns="http://www.w3.org/2000/svg" width="400" height="400">\
            \((0..<400).map { "<rect x='\($0)' y='\($0)' width='3' height='2'/>" }.joined())</svg>
            """
        try Data(drawing.utf8).write(to: file)
        let without = try await PDFMaker().pdf(html: "<p>a</p>")
        let refused = try await PDFMaker().pdf(html: "<p>a</p><img src='file://\(file.path)'>")
        let held = Data(drawing.utf8).base64EncodedString()
        let inside = try await PDFMaker().pdf(
            html: "<p>a</p><img src='data:image/svg+xml;base64,\(held)'>")
        #expect(refused.count < without.count + 500)
        #expect(inside.count > without.count + 1_000)
    }
}
