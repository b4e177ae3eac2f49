// A picture is held, never fetched.

import CanonicalJSON
import CaseModel
import Testing

@Suite struct PictureTests {
    private static let logo = FieldAddress(RecordKey("firm"), "logo")

    @Test(arguments: [
        "https://example.pl/logo.png", "http://example.pl/logo.svg", "logo.png", "data:text/html,x",
        "data:image/png,x", "data:image/png;base64,AAAA", "data:image/png;base64,iVBORw0KGgo",
        "data:image/jpeg;base64,iVBORw0KGgoA", "data:image/png;base64,iVBORw0KGgo*",
    ])
    func anAddressIsNoPicture(_ text: String) throws {
        let field = try #require(FormCatalogue.field(Self.logo))
        #expect(Picture.source(text) == nil)
        #expect(throws: FieldRuleError.wrongKind(expected: "picture")) {
            try field.check(.string(text))
        }
    }

    @Test(arguments: [
        "<svg/>", " \n<?xml version=\"1.0\"?><svg/>", "data:image/png;base64,iVBOR\nw0KGgoA",
        "data:image/jpeg;base64,/9j/", "data:image/svg+xml;base64,PHN2Zy8+",
    ])
    func aPictureIsTakenAndStaysWithinThePage(_ text: String) throws {
        let field = try #require(FormCatalogue.field(Self.logo))
        #expect(throws: Never.self) { try field.check(.string(text)) }
        let source = try #require(Picture.source(text))
        #expect(source.hasPrefix("data:image/") && !source.contains("<") && !source.contains("\n"))
    }

    @Test func aLogoCanBeTakenAway() throws {
        let field = try #require(FormCatalogue.field(Self.logo))
        #expect(throws: Never.self) { try field.check(.null) }
    }
}
