// Who signs a certificate is written on it when it is issued, and changes no more.

import CanonicalJSON
import CaseMerge
import CaseModel
import Testing

struct CertificateTests {
    private func issued(firm: [String: JSONValue]) throws -> Bench {
        var bench = Bench.started()
        if !firm.isEmpty {
            let key = RecordKey("firm")
            var record = Record(
                key: key, author: "jw", recordedAt: Bench.now, syncedAt: Bench.now, version: 1)
            record.fields = firm.mapValues {
                Register(
                    value: $0, version: 1, mutation: "m", author: "jw", role: .manager,
                    claimedAt: Bench.now)
            }
            bench.organisation.records[key] = record
        }
        bench.set("case.certificates_issued", true)
        let planned: JSONValue = ["start": "2026-01-10T08:00:00Z", "end": "2026-01-10T11:00:00Z"]
        bench.commit(
            [
                .create(RecordKey("session", "s1"), fields: ["no": "S1", "planned": planned]),
                .create(
                    RecordKey("mark", "s1~p1"),
                    fields: ["session": "s1", "participant": "p1", "status": "present"]),
            ], by: .ed)
        let decision = bench.commit(
            [
                .act(
                    .issueCertificate, subject: RecordKey("certificate", "z1"),
                    arguments: ["participant": "p1"])
            ], by: .ed)
        try #require(decision.outcome == .applied, "\(decision.reasons)")
        return bench
    }

    @Test func theFirmsSignatorySigns() throws {
        let bench = try issued(firm: ["signatory": "Anna Lis", "signatory_role": "dyrektorka"])
        #expect(bench.value("certificate/z1.signatory") == "Anna Lis, dyrektorka")
    }

    @Test func withoutOneWhoeverIssuesItSigns() throws {
        let bench = try issued(firm: [:])
        #expect(bench.value("certificate/z1.signatory") == "ed")
    }
}
