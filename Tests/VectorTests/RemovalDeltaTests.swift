// How a removal travels: as the field `removed`, and beside it as the key that servers and clients
// of the first version know.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseWire
import Testing

@Suite
struct RemovalDeltaTests {
    private static func read(_ record: String) throws -> Record {
        let json = try JSONParser.parse(Array("{\"d\":[\(record)]}".utf8))
        let delta = try ScopeDelta(scope: "c_1", json: json)
        #expect(delta.records.count == 1)
        return try #require(delta.records.first).record
    }

    private static func record(_ rest: String) -> String {
        """
        {"r":"module/m1","by":"olga","at":"2026-02-19T16:02:11Z","ev":39,\(rest)}
        """
    }

    private static func removed(_ value: Bool) -> String {
        """
        "set":{"removed":{"v":\(value),"fv":38,"mid":"m-olga-038","by":"marek",\
        "role":"manager","at":"2026-02-19T16:02:11Z"}}
        """
    }

    @Test
    func aServerOfTheFirstVersionSaysItByAKeyAlone() throws {
        let record = try Self.read(Self.record("\"del\":true,\"set\":{}"))
        #expect(record.isDeleted)
        #expect(record.fields["removed"] == Register(removalOf: record))
        #expect(record.fields["removed"]?.version == 39)
        #expect(try Self.read(Self.record("\"set\":{}")).fields.isEmpty)
    }

    @Test(arguments: [true, false], ["", "\"del\":true,"])
    func theFieldOutranksTheKey(_ value: Bool, _ key: String) throws {
        let record = try Self.read(Self.record(key + Self.removed(value)))
        #expect(record.isDeleted == value)
        #expect(record.fields["removed"]?.author == "marek")
    }

    @Test(arguments: [true, false])
    func whatIsRemovedIsSaidToOldReceiversToo(_ value: Bool) throws {
        let record = try Self.read(Self.record(Self.removed(value)))
        let delta = ScopeDelta(
            scope: "c_1", records: [RecordDelta(record: record, isNew: false)], conflicts: [])
        #expect(delta.json["d"]?.arrayValue?.first?["del"] == (value ? true : nil))
    }
}
