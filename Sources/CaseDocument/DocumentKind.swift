// The papers that a case is handled with, in the order of the procedure. Adding one is: its case
// here, its contents in `Content`, its template in `Templates`; a test holds the three together.

package import CaseModel

/// A kind of document.
package enum DocumentKind: String, Sendable, CaseIterable {
    case f2
    case note
    case offer
    case f3
    case contract
    case f4r
    case f4t
    case n13
    case attendance
    case f5
    case f6
    case certificate
    case report
    case f7
    case answer

    /// What people call it.
    package var label: Label {
        switch self {
        case .f2: form("f2")
        case .note: Label(pl: "Notatka z analizy potrzeb", en: "Analysis note")
        case .offer: Label(pl: "Oferta z programem", en: "Offer with programme")
        case .f3: form("f3")
        case .contract:
            Label(pl: "Umowa z informacją RODO", en: "Contract with GDPR information")
        case .f4r: form("f4r")
        case .f4t: form("f4t")
        case .n13: Label(pl: "Notatka 1.3 – przed szkoleniem", en: "Briefing note 1.3")
        case .attendance: Label(pl: "Lista obecności", en: "Attendance list")
        case .f5: form("f5")
        case .f6: form("f6")
        case .certificate: Label(pl: "Zaświadczenie", en: "Certificate")
        case .report: Label(pl: "Raport podsumowujący", en: "Summary report")
        case .f7: Label(pl: "F7 – Formularz reklamacji usługi", en: "F7 – Complaint form")
        case .answer: Label(pl: "Odpowiedź na reklamację", en: "Answer to a complaint")
        }
    }

    private func form(_ name: String) -> Label {
        FormCatalogue.type(name)?.label ?? Label(pl: name, en: name)
    }

    /// The stage of the procedure that it belongs to.
    package var stage: Int {
        switch self {
        case .f2: 2
        case .note: 3
        case .offer: 5
        case .f3: 6
        case .contract: 7
        case .f4r, .f4t: 8
        case .n13: 9
        case .attendance: 10
        case .f5: 11
        case .f6, .certificate, .report: 12
        case .f7, .answer: 13
        }
    }

    /// The type of the records that it can be about; nil when it is about the case.
    package var recordType: String? {
        switch self {
        case .offer: "offer"
        case .contract: "contract"
        case .n13: "n13"
        case .attendance: "session"
        case .certificate: "certificate"
        case .f7, .answer: "complaint"
        case .f2, .note, .f3, .f4r, .f4t, .f5, .f6, .report: nil
        }
    }

    /// Is true when it cannot be made without a record that it is about.
    package var needsRecord: Bool {
        switch self {
        case .offer, .contract, .certificate, .f7, .answer: true
        case .f2, .note, .f3, .f4r, .f4t, .n13, .attendance, .f5, .f6, .report: false
        }
    }

    /// Is true when all the records that it can be about fit in one file, a page or more each.
    package var gathersRecords: Bool { self == .attendance || self == .certificate }

    /// Is true when it is also printed to be filled in by hand.
    package var hasBlankForm: Bool {
        switch self {
        case .f2, .f3, .f4r, .f4t, .f7: true
        case .offer, .note, .contract, .n13, .attendance, .f5, .f6, .certificate, .report, .answer:
            false
        }
    }

    /// The rows of the permission matrix without which it would have holes.
    package var facets: Set<Facet> {
        switch self {
        case .f2: [.needs]
        case .note: [.note]
        case .offer: [.offer, .price, .programme]
        case .f3: [.registration, .participants, .consents]
        case .contract: [.contract, .client]
        case .f4r, .f4t: [.checklist]
        case .n13: [.schedule, .programme, .assignment]
        case .attendance: [.schedule, .participants]
        case .f5: [.programme, .assignment]
        case .f6: [.completion, .delivery, .participants, .attendance]
        case .certificate: [.certificate]
        case .report: [.report]
        case .f7: [.complaint]
        case .answer: [.complaint, .complaintDecision]
        }
    }
}
