// The permission matrix, asked as laws: what must hold whatever the single cells say.

import CanonicalJSON
import CaseModel
import Testing

@Suite
struct AccessRulesTests {
    private static let outsiders: [Standing] = [.otherCoordinator, .otherTrainer]
    private static let ofOrganisation: Set<Facet> = [
        .directory, .trainerCard, .recruitment, .complaintProcedure, .firm,
    ]

    @Test(arguments: Standing.allCases)
    func whoeverChangesAFacetReadsIt(_ standing: Standing) {
        for facet in Facet.allCases {
            let rights = AccessRules.rights(standing, facet)
            if rights.contains(.edit) { #expect(rights.contains(.read), "\(facet)") }
            #expect(AccessRules.readable(standing).contains(facet) == rights.contains(.read))
        }
    }

    @Test
    func outsidersSeeTheHeadOfACaseAtMost() {
        for facet in Facet.allCases where !Self.ofOrganisation.contains(facet) {
            #expect(AccessRules.rights(.otherTrainer, facet).isEmpty, "\(facet)")
            let isHead = facet == .head || facet == .coordination
            #expect(AccessRules.rights(.otherCoordinator, facet) == (isHead ? .read : []))
        }
    }

    @Test
    func nobodyReadsASheet() {
        for standing in Standing.allCases {
            #expect(!AccessRules.rights(standing, .sheet).contains(.read))
        }
    }

    @Test(
        arguments: [
            Facet.price, .offer, .contract, .needsRestricted, .clientContact, .enquiry,
            .participantContact, .specialNeeds, .consents, .certificate, .complaint,
            .complaintDecision, .recruitment,
        ])
    func theTrainerOfACaseReadsNoMoneyAndNoContacts(_ facet: Facet) {
        let rights = AccessRules.rights(.trainer, facet)
        if facet == .recruitment {
            #expect(rights == .read, "the own card tells its status")
        } else {
            #expect(rights.isEmpty)
        }
    }

    @Test
    func managersReadNoContactsAndNoNeedsOfParticipants() {
        for facet in [Facet.participantContact, .specialNeeds, .safety, .sheet] {
            #expect(AccessRules.rights(.manager, facet).isEmpty)
        }
    }

    @Test
    func everyFieldHasItsReaderAndEveryOpenFieldItsWriter() {
        for type in FormCatalogue.all {
            for field in type.fields {
                let facet = type.facet(of: field)
                let rights = Standing.allCases.map { AccessRules.rights($0, facet) }
                #expect(rights.contains { $0.contains(.read) }, "\(type.name).\(field.name)")
                if field.merge != .computed, facet != .directory {
                    #expect(
                        rights.contains { !$0.isDisjoint(with: [.edit, .add]) },
                        "\(type.name).\(field.name)")
                }
            }
        }
    }

    // MARK: - Settling and acting

    @Test(arguments: MergeType.allCases)
    func whoeverSettlesReads(_ merge: MergeType) {
        for facet in Facet.allCases {
            for standing in Standing.allCases
            where AccessRules.maySettle(merge, facet, standing) {
                #expect(AccessRules.rights(standing, facet).contains(.read))
                #expect(!Self.outsiders.contains(standing))
                if standing != .manager {
                    #expect(AccessRules.rights(standing, facet).contains(.edit))
                }
            }
            let trainer = AccessRules.maySettle(merge, facet, .trainer)
            #expect(!trainer || merge == .fact || merge == .flag)
        }
    }

    @Test(arguments: Act.allCases)
    func everyActHasPerformersAndNoneIsAnOutsider(_ act: Act) {
        let performers = AccessRules.performers(of: act)
        #expect(!performers.isEmpty)
        #expect(Set(performers).isDisjoint(with: Self.outsiders))
        #expect(Set(performers).count == performers.count)
        for standing in Standing.allCases {
            #expect(AccessRules.mayPerform(act, standing) == performers.contains(standing))
        }
    }

    @Test(arguments: [Act.revokeCertificate, .acceptNonconformity, .decideComplaint, .archiveCase])
    func someActsAreAManagersAlone(_ act: Act) {
        #expect(AccessRules.performers(of: act) == [.manager])
    }

    // MARK: - Standing

    private static func state(_ coordinators: [String], trainers: [String]) -> CaseState {
        func record(_ key: RecordKey, _ field: String, _ value: JSONValue) -> Record {
            let now = Instant(milliseconds: 0)
            return Record(
                key: key, author: "ed", recordedAt: now, syncedAt: nil, version: 1,
                fields: [
                    field: Register(
                        value: value, version: 1, mutation: "m-1", author: "ed",
                        role: .coordinator, claimedAt: now)
                ])
        }
        var state = CaseState(scope: "c_1")
        let head = RecordKey("case")
        state.records[head] = record(
            head, "coordinators", .array(coordinators.map { .string($0) }))
        for trainer in trainers {
            let key = RecordKey("assignment", "a-\(trainer)")
            state.records[key] = record(key, "trainer", .string(trainer))
        }
        return state
    }

    @Test
    func standingFollowsFromRoleAndCase() {
        let state = Self.state(["ed"], trainers: ["lc"])
        let expected: [(UserID, Role, Standing)] = [
            ("ed", .coordinator, .coordinator), ("mg", .coordinator, .otherCoordinator),
            ("lc", .trainer, .trainer), ("rs", .trainer, .otherTrainer),
            ("jw", .manager, .manager), ("ed", .trainer, .otherTrainer),
            ("lc", .coordinator, .otherCoordinator), ("ed", .manager, .manager),
        ]
        for (user, role, standing) in expected {
            #expect(Actor(user: user, role: role).standing(in: state) == standing, "\(user)")
        }
    }

    @Test
    func aRemovedAssignmentNoLongerCounts() {
        var state = Self.state(["ed"], trainers: ["lc"])
        state.records[RecordKey("assignment", "a-lc")]?.fields["removed"] = Register(
            value: true, version: 2, mutation: "m-2", author: "ed", role: .coordinator,
            claimedAt: Instant(milliseconds: 0))
        #expect(Actor(user: "lc", role: .trainer).standing(in: state) == .otherTrainer)
    }

    @Test
    func anAssumedStandingHoldsForCasesOnly() {
        let former = Actor(user: "rs", role: .trainer).assuming(.trainer)
        #expect(former.standing(in: Self.state(["ed"], trainers: ["lc"])) == .trainer)
        let card = RecordKey("trainer", "lc")
        let organisation = CaseState(scope: .organisation)
        #expect(former.standing(in: organisation, record: card) == .otherTrainer)
        #expect(former.user == "rs" && former.role == .trainer)
    }

    @Test
    func inTheOrganisationATrainerStandsToTheOwnCard() {
        let state = CaseState(scope: .organisation)
        let trainer = Actor(user: "lc", role: .trainer)
        #expect(trainer.standing(in: state, record: RecordKey("trainer", "lc")) == .trainer)
        #expect(trainer.standing(in: state, record: RecordKey("trainer", "rs")) == .otherTrainer)
        #expect(trainer.standing(in: state) == .otherTrainer)
        #expect(Actor(user: "ed", role: .coordinator).standing(in: state) == .coordinator)
    }
}
