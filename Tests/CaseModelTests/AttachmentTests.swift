// The two kinds of attachment differ in who may see them and in nothing else.

import CanonicalJSON
import CaseModel
import Testing

@Suite
struct AttachmentTests {
    private static let kinds = ["scan", "document"]
    private static let full: Rights = [.read, .edit, .add]
    private static let none: Rights = []

    @Test
    func bothHoldTheSameFields() throws {
        let fields = try Self.kinds.map { name in
            try #require(FormCatalogue.type(name)).fields.map { "\($0.name) \($0.label)" }
        }
        #expect(fields[0] == fields[1])
    }

    @Test(arguments: kinds)
    func anAttachmentIsARecordThatPeopleRemoveAndTheServerReceives(_ name: String) throws {
        let type = try #require(FormCatalogue.type(name))
        #expect(type.stage == 0 && type.isRemovable)
        #expect(type.cardinality == .many(labelField: "name"))
        #expect(type.field("received_at")?.merge == .computed)
    }

    @Test(arguments: [
        ("scan", Standing.trainer, full), ("scan", .coordinator, full),
        ("scan", .manager, .read), ("scan", .otherTrainer, none), ("document", .trainer, none),
        ("document", .coordinator, full), ("document", .manager, .read),
    ])
    func aTrainerSeesScansAndNoDocuments(
        _ name: String, _ standing: Standing, _ rights: Rights
    ) throws {
        let type = try #require(FormCatalogue.type(name))
        for field in type.fields {
            #expect(AccessRules.rights(standing, type.facet(of: field)) == rights)
        }
    }

    @Test(arguments: [
        (0, false), (1, true), (RecordType.attachmentBytesMax, true),
        (RecordType.attachmentBytesMax + 1, false),
    ])
    func anAttachmentIsNoLargerThanTheServerTakes(_ size: Int64, _ holds: Bool) throws {
        let field = try #require(FormCatalogue.field(FieldAddress(RecordKey("scan", "x"), "size")))
        let isTaken = (try? field.type.check(.integer(size))) != nil
        #expect(isTaken == holds)
    }
}
