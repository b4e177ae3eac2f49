// How long personal data is kept, by class (GDPR, article 5(1)(e)). The procedure names no periods:
// they are settings. Nothing is erased by itself; a manager looks first.

/// A class of personal data with a period of its own.
package enum RetentionClass: String, Sendable, CaseIterable {
    /// An enquiry that came to nothing.
    case enquiry
    /// Addresses and telephone numbers of an archived case.
    case contacts
    /// Everything else of the case.
    case file
    /// Contracts and complaints.
    case claims
    /// The register of certificates.
    case register

    /// What people call it.
    package var label: Label {
        switch self {
        case .enquiry: Label(pl: "zapytanie bez umowy", en: "enquiry without a contract")
        case .contacts: Label(pl: "adresy i telefony", en: "addresses and telephone numbers")
        case .file: Label(pl: "akta sprawy", en: "case file")
        case .claims: Label(pl: "umowy i reklamacje", en: "contracts and complaints")
        case .register: Label(pl: "rejestr zaświadczeń", en: "register of certificates")
        }
    }

    private static let claimTypes: Set<String> = [
        "contract", "complaint", "investigation", "remedy",
    ]

    /// Returns whether a personal field is of this class.
    fileprivate func holds(_ field: FieldDefinition, of type: RecordType) -> Bool {
        let isClaim = Self.claimTypes.contains(type.name)
        let isRegister = type.name == "certificate"
        return switch self {
        case .enquiry: !isClaim && !isRegister
        case .contacts: !isClaim && !isRegister && field.isAddress
        case .file: !isClaim && !isRegister
        case .claims: isClaim
        case .register: isRegister
        }
    }

    /// Returns the first day on which the data is no longer needed; nil while nothing says.
    fileprivate func end(_ facts: CaseFacts) -> CalendarDate? {
        let last = facts.lastEnd.map { WarsawTime.date(of: $0).components.year }
        let settings = facts.settings
        switch self {
        case .enquiry:
            guard facts.acceptedAt == nil, facts.heldSessions.isEmpty else { return nil }
            let latest = facts.all("contact").compactMap { $0.instant("at") }.max()
            return latest.flatMap {
                WarsawTime.date(of: $0).adding(months: settings.retentionEnquiryMonths)
            }
        case .contacts:
            return facts.instant("case.archived_at").flatMap {
                WarsawTime.date(of: $0).adding(months: settings.retentionContactMonths)
            }
        case .file: return Self.newYear(last, after: settings.retentionFileYears)
        case .claims: return Self.newYear(last, after: settings.retentionClaimYears)
        case .register: return Self.newYear(last, after: settings.retentionRegisterYears)
        }
    }

    /// Years are counted from 1 January of the year after the last session.
    private static func newYear(_ year: Int64?, after years: Int64) -> CalendarDate? {
        year.flatMap { CalendarDate(year: $0 + 1 + years, month: 1, day: 1) }
    }
}

/// Personal data of a case whose period has ended.
package struct RetentionItem: Sendable, Hashable {
    /// The class.
    package let kind: RetentionClass
    /// Since when it is no longer needed.
    package let since: CalendarDate
    /// The fields that an erasure empties.
    package let fields: [FieldAddress]

    /// Returns what a case holds longer than needed.
    package static func all(_ facts: CaseFacts) -> [RetentionItem] {
        let today = WarsawTime.date(of: facts.now)
        return RetentionClass.allCases.compactMap { kind in
            guard let since = kind.end(facts), since <= today else { return nil }
            let fields = fields(of: kind, facts)
            return fields.isEmpty ? nil : RetentionItem(kind: kind, since: since, fields: fields)
        }
    }

    private static func fields(of kind: RetentionClass, _ facts: CaseFacts) -> [FieldAddress] {
        facts.state.records.values.sorted { $0.key < $1.key }.flatMap { record in
            guard let type = FormCatalogue.type(record.key.type) else { return [FieldAddress]() }
            return type.fields.filter {
                $0.isPersonal && record[$0.name] != nil && kind.holds($0, of: type)
            }.map { FieldAddress(record.key, $0.name) }
        }
    }
}

extension FieldDefinition {
    /// Is true for a field that tells how to reach somebody.
    fileprivate var isAddress: Bool {
        switch type {
        case .email, .phone: true
        case .group(let parts): parts.contains(where: \.isAddress)
        default: facet == .participantContact || name == "sent_to"
        }
    }
}

extension CalendarDate {
    /// Returns the same day so many months later, or the month's last day.
    package func adding(months: Int64) -> CalendarDate? {
        let (year, month, day) = components
        let count = year * 12 + month - 1 + months
        return (0...3).lazy.compactMap { back in
            CalendarDate(year: count / 12, month: count % 12 + 1, day: day - back)
        }.first
    }
}
