// Laws that every form of the catalogue obeys, whatever it asks for.

import CaseModel
import Testing

@Suite
struct FormCatalogueTests {
    /// Logs that only an act writes; people add lines to all the others.
    private static let writtenByActs: Set<String> = [
        "n13", "share", "nc_acceptance", "parked", "amendment",
    ]

    /// One field or part of a field, with the path it is reached by.
    private struct Place {
        let path: String
        let field: FieldDefinition
    }

    private static var places: [Place] {
        FormCatalogue.all.flatMap { type in
            type.fields.flatMap { field in
                let path = "\(type.name).\(field.name)"
                return [Place(path: path, field: field)]
                    + field.type.parts.map { Place(path: "\(path).\($0.name)", field: $0) }
            }
        }
    }

    private static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, (97...122).contains(first) else { return false }
        return text.utf8.allSatisfy { isCodeByte($0) }
    }

    private static func isCodeByte(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte) || byte == 95
    }

    private static func isWritten(_ label: Label) -> Bool {
        Language.allCases.allSatisfy { language in
            let text = label.text(language)
            return text.contains { $0.isLetter || $0.isNumber } && text.first != " "
                && text.last != " " && Normalisation.isNormal(text)
                && !["TODO", "FIXME", "XXX", "???", "_"].contains { text.contains($0) }
        }
    }

    @Test
    func recordTypeNamesAreUnique() {
        let names = FormCatalogue.all.map(\.name)
        #expect(Set(names).count == names.count)
    }

    @Test
    func fieldPathsAreUnique() {
        let paths = Self.places.map(\.path)
        #expect(Set(paths).count == paths.count)
    }

    @Test
    func namesAreLowercaseASCII() {
        for type in FormCatalogue.all { #expect(Self.isName(type.name), "\(type.name)") }
        for place in Self.places { #expect(Self.isName(place.field.name), "\(place.path)") }
    }

    @Test
    func codesAreUniqueInTheirListAndLowercaseASCII() {
        for place in Self.places {
            let codes = place.field.type.choiceList.map(\.code)
            #expect(Set(codes).count == codes.count, "\(place.path)")
            for code in codes {
                #expect(!code.isEmpty && code.utf8.allSatisfy(Self.isCodeByte), "\(place.path)")
            }
        }
    }

    @Test
    func listsToChooseFromHoldAtLeastTwoCodes() {
        for place in Self.places {
            if case .choice(let list) = place.field.type { #expect(list.count > 1) }
            if case .choices(let list) = place.field.type { #expect(list.count > 1) }
        }
    }

    @Test
    func everyFieldIsFoundByItsAddress() {
        for type in FormCatalogue.all {
            #expect(FormCatalogue.type(type.name) != nil, "\(type.name)")
            for field in type.fields {
                let address = FieldAddress(RecordKey(type.name), field.name)
                #expect(FormCatalogue.field(address)?.label == field.label, "\(address)")
                #expect(FormCatalogue.facet(of: address) == field.facet ?? type.facet)
            }
        }
    }

    @Test
    func everyLabelIsWrittenInBothLanguages() {
        for type in FormCatalogue.all { #expect(Self.isWritten(type.label), "\(type.name)") }
        for place in Self.places {
            #expect(Self.isWritten(place.field.label), "\(place.path)")
            for choice in place.field.type.choiceList {
                #expect(Self.isWritten(choice.label), "\(place.path) \(choice.code)")
            }
        }
    }

    @Test
    func choicesOfOneListReadDifferently() {
        for place in Self.places {
            let list = place.field.type.choiceList
            for language in Language.allCases {
                let words = Set(list.map { $0.label.text(language) })
                #expect(words.count == list.count, "\(place.path)")
            }
        }
    }

    @Test
    func stagesLieInTheProcedure() {
        for type in FormCatalogue.all {
            #expect((0...13).contains(type.stage), "\(type.name)")
            #expect(!type.isOrganisational || type.stage == 0, "\(type.name)")
        }
    }

    @Test
    func whatFreezesARecordIsComputedOrOpenedByAnAmendment() {
        for type in FormCatalogue.all {
            for path in type.frozenBy {
                let parts = path.split(separator: ".").map(String.init)
                let owner = parts.count > 1 ? FormCatalogue.type(parts[0]) : type
                let isComputed = owner?.field(parts[parts.count - 1])?.merge == .computed
                #expect(isComputed || type.seal.contains(path), "\(type.name)")
                #expect(type.seal.allSatisfy { type.field($0) != nil }, "\(type.name)")
                #expect(type.seal.isEmpty || type.seal.contains(path), "\(type.name)")
            }
        }
    }

    @Test
    func everySeriesNumbersOneTypeByAComputedField() {
        let numbered = FormCatalogue.all.filter { $0.series != nil }
        for type in numbered {
            #expect(type.field("number")?.merge == .computed, "\(type.name)")
        }
        #expect(numbered.count == NumberSeries.allCases.count)
        #expect(Set(numbered.compactMap(\.series)) == Set(NumberSeries.allCases))
    }

    @Test
    func everyLabelFieldExists() {
        for type in FormCatalogue.all {
            guard case .many(let name) = type.cardinality else { continue }
            #expect(type.field(name) != nil, "\(type.name)")
        }
    }

    @Test
    func everyReferenceLeadsToARecordWithAKeyOfItsOwn() throws {
        for place in Self.places {
            guard case .reference(let name) = place.field.type else { continue }
            let target = try #require(FormCatalogue.type(name), "\(place.path)")
            guard case .many = target.cardinality else {
                Issue.record("\(place.path) refers to \(name), which has no local keys.")
                continue
            }
        }
    }

    @Test
    func onlyActsWriteComputedFieldsOfLogs() {
        for type in FormCatalogue.all where type.cardinality == .log {
            let computed = type.fields.filter { $0.merge == .computed }.count
            let expected = Self.writtenByActs.contains(type.name) ? type.fields.count : 0
            #expect(computed == expected, "\(type.name)")
        }
    }

    @Test
    func noFieldOfACertificateIsEdited() throws {
        let certificate = try #require(FormCatalogue.type("certificate"))
        #expect(certificate.fields.allSatisfy { $0.merge == .computed })
    }

    @Test
    func groupsHoldPlainPartsOnly() {
        for place in Self.places {
            guard case .group(let parts) = place.field.type else { continue }
            #expect(parts.allSatisfy { $0.type.parts.isEmpty && $0.facet == nil }, "\(place.path)")
        }
    }

    @Test
    func aGroupWithAPersonalPartIsPersonal() {
        for place in Self.places where place.field.type.parts.contains(where: \.isPersonal) {
            #expect(place.field.isPersonal, "\(place.path)")
        }
    }

    @Test
    func contactsAndNeedsAreAlwaysPersonal() {
        let guarded: Set<Facet> = [.clientContact, .participantContact, .specialNeeds, .safety]
        for type in FormCatalogue.all {
            for field in type.fields
            where guarded.contains(type.facet(of: field)) && field.name != Record.removal {
                #expect(field.isPersonal, "\(type.name).\(field.name)")
            }
        }
    }

    @Test(arguments: [
        (
            "f4r",
            [
                "capacity_fits", "evacuation_route", "fire_equipment", "first_aid_kit",
                "power_sockets", "toilets", "step_free_access",
            ]
        ),
        (
            "f4t",
            [
                "landowner_consent", "route_walked", "hazards", "weather_forecast_checked",
                "weather_limits", "fallback_place", "evacuation_point_112",
                "first_aid_kit_and_person", "carer_ratio",
            ]
        ),
    ])
    func checklistsHoldExactlyTheseCriticalItems(form: String, expected: [String]) throws {
        let type = try #require(FormCatalogue.type(form))
        let critical = type.fields.filter {
            if case .checkItem(critical: true) = $0.type { true } else { false }
        }
        #expect(critical.map(\.name) == expected)
    }
}
