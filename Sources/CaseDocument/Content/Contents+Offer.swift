// The offer and the contract (Procedura, stages 5 and 7). What their records leave open is said in
// the company's usual words.

internal import CanonicalJSON
internal import CaseModel

extension Contents {
    private var firmRecord: Record? { facts.organisation.single("firm") }

    /// The offer.
    var offerBranch: JSONValue {
        guard let offer = subjects.first else { return .null }
        var branch = branch(
            offer,
            [
                "number", "kind", "version", "supersedes", "description", "requirements",
                "duration", "staff", "trainer_qualifications", "trainer_experience",
                "no_price_reason", "valid_until", "knowledge_sources", "knowledge_note",
            ])
        branch["terms"] = text(offer.text("terms") ?? firmRecord?.text("offer_terms"))
        branch["net"] = money(offer, "price.net")
        branch["vat"] = text(
            values.text(offer.value("price.vat"), part("offer", "price", "vat") ?? .line))
        branch["gross"] = money(offer, "price.gross")
        branch["has_price"] = .bool(offer["price"] != nil)
        branch["date"] = .string(ValueText.day(offer.instant("sent_at") ?? facts.now))
        branch["contact"] = text(facts.text("client.contact.name"))
        let client = facts.hasOrderingParty ? facts.text("client.name") : nil
        branch["for"] = text(
            ValueText.joined(
                [client, facts.text("client.contact.name")].compactMap(\.self), by: "\n"))
        let names = facts.teachingTrainers.sorted().map { values.person($0) }
        branch["lead"] = text(offer.text("staff") ?? ValueText.joined(names))
        branch["sent_version"] = text(offer.integer("programme_version").map(ValueText.number))
        branch["sent_programme"] = text(sentProgramme(of: offer))
        return .object(branch)
    }

    /// The programme that went out with an offer, where the case has moved on from it.
    private func sentProgramme(of offer: Record) -> String? {
        guard let version = offer.integer("programme_version"), offer.instant("sent_at") != nil,
            version != facts.programmeVersion
        else { return nil }
        return offer.text("sent_programme")
    }

    /// The contract with its two parties.
    var contractBranch: JSONValue {
        guard let contract = subjects.first else { return .null }
        var branch = branch(contract, ["number", "party", "scope", "gdpr_docs"])
        for clause in ["obligations_provider", "obligations_client", "complaint_clause"] {
            branch[clause] = text(contract.text(clause) ?? firmRecord?.text(clause))
        }
        branch["hours"] = text(
            (contract.integer("hours_minutes") ?? facts.integer("case.hours.minutes"))
                .map { hours.text(minutes: $0) })
        branch["price"] = text(price(of: contract))
        branch["offer"] = text((facts.acceptedOffer ?? facts.all("offer").last)?.text("number"))
        branch["date"] = text(contract.instant("signed_at").map { ValueText.day($0) })
        branch["client"] = otherParty(contract)
        branch["with_participant"] = .bool(contract.text("party") == "participant")
        return .object(branch)
    }

    /// The price, said to be gross or net where the offer tells which it is.
    private func price(of contract: Record) -> String? {
        guard let amount = contract.integer("price") else { return nil }
        let text = ValueText.money(amount)
        guard let offer = facts.acceptedOffer ?? facts.all("offer").last else { return text }
        let vat = values.text(offer.value("price.vat"), part("offer", "price", "vat") ?? .line)
        let rate = vat.map { " (VAT: \($0))" } ?? ""
        if amount == offer.integer("price.gross") { return "\(text) brutto\(rate)" }
        return amount == offer.integer("price.net") ? "\(text) netto\(rate)" : text
    }

    private func otherParty(_ contract: Record) -> JSONValue {
        if contract.text("party") == "participant" {
            let person = contract.text("participant").flatMap {
                facts.state.record(RecordKey("participant", $0))
            }
            return [
                "name": text(person.flatMap { ValueText.fullName($0) }), "address": .null,
                "nip": .null,
            ]
        }
        return [
            "name": text(facts.text("f3.orderer.name") ?? facts.text("client.name")),
            "address": text(facts.text("f3.orderer.address")),
            "nip": text(facts.text("f3.orderer.nip")),
        ]
    }

    /// The complaint procedure that was published last.
    var procedureBranch: JSONValue {
        let published = facts.organisation.all("complaint_procedure")
            .filter { $0.instant("published_at").map { $0 <= facts.now } ?? false }
            .max {
                ($0.instant("published_at")?.milliseconds ?? 0, $0.key)
                    < ($1.instant("published_at")?.milliseconds ?? 0, $1.key)
            }
        return published.map { .object(branch($0, ["version", "text"])) } ?? .null
    }

    /// Returns an amount of money in a record.
    func money(_ record: Record, _ path: String) -> JSONValue {
        text(record.integer(path).map { ValueText.money($0) })
    }

    private func part(_ type: String, _ field: String, _ part: String) -> FieldType? {
        FormCatalogue.type(type)?.field(field)?.type.parts.first { $0.name == part }?.type
    }
}
