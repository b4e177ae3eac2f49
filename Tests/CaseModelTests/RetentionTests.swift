// How long each class of personal data is kept, at the day on which it ends.

import CanonicalJSON
import CaseModel
import Testing

struct RetentionTests {
    private static let records: JSONValue = [
        "case": ["title": "A", "state": "archived", "archived_at": "2026-03-31T10:00:00Z"],
        "client": [
            "name": "Szkoła", "contact": ["name": "Halina", "email": "h@example.pl"],
        ],
        "contact/k1": ["type": "inquiry", "at": "2026-01-12T09:00:00Z"],
        "participant/p1": ["no": "P01", "last_name": "Łoś", "email": "l@example.pl"],
        "session/s1": [
            "planned": ["start": "2026-02-27T08:00:00Z", "end": "2026-02-27T11:00:00Z"]
        ],
        "contract/u1": ["signatory": "Halina", "scope": "x"],
        "complaint/r1": ["complainant_name": "Jan", "received_at": "2026-03-02T08:00:00Z"],
        "certificate/z1": ["first_name": "Ewa", "last_name": "Łoś"],
    ]

    private func classes(_ now: String, _ records: JSONValue = records) -> Set<RetentionClass> {
        Set(RetentionItem.all(CaseFixture.facts(records, now: now)).map(\.kind))
    }

    @Test(arguments: [
        ("2027-03-30T21:59:59Z", "2027-03-30T22:00:00Z", RetentionClass.contacts),
        ("2031-12-31T22:59:59Z", "2031-12-31T23:00:00Z", .file),
        ("2032-12-31T22:59:59Z", "2032-12-31T23:00:00Z", .claims),
        ("2036-12-31T22:59:59Z", "2036-12-31T23:00:00Z", .register),
    ])
    func aClassEndsAtMidnightInPoland(_ before: String, _ after: String, _ kind: RetentionClass) {
        #expect(!classes(before).contains(kind))
        #expect(classes(after).contains(kind))
    }

    @Test func anEnquiryThatCameToNothingEndsAfterAYear() {
        let records: JSONValue = [
            "case": ["title": "A"], "client": ["name": "Szkoła", "contact": ["name": "Halina"]],
            "contact/k1": ["type": "inquiry", "at": "2026-01-12T09:00:00Z"],
        ]
        #expect(classes("2027-01-11T22:59:59Z", records) == [])
        #expect(classes("2027-01-11T23:00:00Z", records) == [.enquiry])
    }

    @Test func anEnquiryThatBecameATrainingIsNone() {
        #expect(!classes("2030-01-01T00:00:00Z").contains(.enquiry))
    }

    @Test func addressesGoBeforeNames() throws {
        let facts = CaseFixture.facts(Self.records, now: "2027-04-01T00:00:00Z")
        let fields = try #require(RetentionItem.all(facts).first).fields.map(\.description)
        #expect(fields.contains("participant/p1.email"))
        #expect(!fields.contains("participant/p1.last_name"))
    }

    @Test func everyClassHoldsSomethingAndNoFieldIsOfTwoFinalOnes() {
        let facts = CaseFixture.facts(Self.records, now: "2040-01-01T00:00:00Z")
        let items = RetentionItem.all(facts).filter { $0.kind != .contacts }
        let fields = items.flatMap(\.fields)
        #expect(Set(items.map(\.kind)) == [.file, .claims, .register])
        #expect(Set(fields).count == fields.count)
    }

    @Test func monthsEndOnTheLastDayOfAShorterMonth() {
        let day = CalendarDate(year: 2026, month: 1, day: 31)
        #expect(day?.adding(months: 1)?.text == "2026-02-28")
        #expect(day?.adding(months: 12)?.text == "2027-01-31")
        #expect(day?.adding(months: 25)?.text == "2028-02-29")
    }
}
