// F4 for a training room (Procedura, stage 8). Special needs are critical only where some are
// declared, which a gate knows and the form does not.

extension RecordType {
    static let roomChecklist = RecordType(
        "f4r",
        stage: 8,
        .single,
        facet: .checklist,
        pl: "F4 – Lista sprawdzająca: sala szkoleniowa",
        en: "F4 – Checklist: training room",
        frozenBy: ["f6.finalised_at"],
        fields: FieldDefinition.checklistHeader + roomSafety + roomEquipment + roomComfort
            + FieldDefinition.checklistSeal
    )

    private static let roomSafety = [
        FieldDefinition.item(
            "capacity_fits",
            critical: true,
            pl: "Liczba miejsc wystarcza dla uczestników",
            en: "There are seats for all participants"
        ),
        FieldDefinition(
            "area_m2",
            .integer(0...100_000),
            pl: "Powierzchnia (m²)",
            en: "Area (m²)",
            .fact
        ),
        FieldDefinition.item(
            "evacuation_route",
            critical: true,
            pl: "Droga ewakuacyjna drożna i oznaczona",
            en: "Evacuation route clear and marked"
        ),
        FieldDefinition.item(
            "fire_equipment",
            critical: true,
            pl: "Sprzęt przeciwpożarowy",
            en: "Fire equipment"
        ),
        FieldDefinition.item("first_aid_kit", critical: true, pl: "Apteczka", en: "First aid kit"),
    ]

    private static let roomEquipment = [
        FieldDefinition.item("lighting", pl: "Oświetlenie", en: "Lighting"),
        FieldDefinition.item("blackout", pl: "Możliwość zaciemnienia", en: "Blackout"),
        FieldDefinition.item(
            "ventilation_temperature",
            pl: "Wentylacja i temperatura (18–24 °C)",
            en: "Ventilation and temperature (18–24 °C)"
        ),
        FieldDefinition.item(
            "noise",
            pl: "Hałas nie przeszkadza w zajęciach",
            en: "Noise does not disturb"
        ),
        FieldDefinition(
            "layout",
            .choice([
                Choice("theatre", pl: "teatralny", en: "theatre"),
                Choice("u_shape", pl: "w kształcie litery U", en: "U shape"),
                Choice("groups", pl: "stoliki grupowe", en: "groups"),
            ]),
            pl: "Układ sali",
            en: "Layout"
        ),
        FieldDefinition.item("tables_chairs", pl: "Stoły i krzesła", en: "Tables and chairs"),
        FieldDefinition.item(
            "power_sockets",
            critical: true,
            pl: "Gniazdka elektryczne",
            en: "Power sockets"
        ),
        FieldDefinition.item(
            "extension_leads_safe",
            pl: "Przedłużacze ułożone bezpiecznie",
            en: "Extension leads laid safely"
        ),
        FieldDefinition.item(
            "projector_screen",
            pl: "Projektor i ekran",
            en: "Projector and screen"
        ),
        FieldDefinition.item("sound", pl: "Nagłośnienie", en: "Sound"),
        FieldDefinition.item(
            "flipchart_markers",
            pl: "Flipchart i markery",
            en: "Flip chart and markers"
        ),
        FieldDefinition.item(
            "internet_wifi",
            pl: "Internet, Wi-Fi (Mb/s w uwadze)",
            en: "Internet, Wi-Fi (Mb/s in the note)"
        ),
        FieldDefinition(
            "computers_count",
            .count,
            pl: "Liczba komputerów",
            en: "Number of computers",
            .fact
        ),
    ]

    private static let roomComfort = [
        FieldDefinition.item("toilets", critical: true, pl: "Toalety", en: "Toilets"),
        FieldDefinition.item(
            "drinking_water_catering",
            pl: "Woda do picia, poczęstunek",
            en: "Drinking water, catering"
        ),
        FieldDefinition.item("cloakroom", pl: "Szatnia", en: "Cloakroom"),
        FieldDefinition.item(
            "step_free_access",
            critical: true,
            pl: "Dojście bez stopni",
            en: "Step-free access"
        ),
        FieldDefinition.item(
            "accessible_toilet",
            pl: "Toaleta dla osób z niepełnosprawnościami",
            en: "Accessible toilet"
        ),
        FieldDefinition.item(
            "induction_loop_or_na",
            pl: "Pętla indukcyjna (jeśli potrzebna)",
            en: "Induction loop (where needed)"
        ),
        FieldDefinition.item(
            "sign_posting",
            pl: "Oznakowanie drogi do sali",
            en: "Signs to the room"
        ),
        FieldDefinition.item("parking_transport", pl: "Parking, dojazd", en: "Parking, transport"),
        FieldDefinition(
            "contact_person_on_site",
            .group([
                FieldDefinition("name", .line, pl: "Imię i nazwisko", en: "Name", personal: true),
                FieldDefinition("phone", .phone, pl: "Telefon", en: "Telephone", personal: true),
            ]),
            pl: "Osoba kontaktowa na miejscu",
            en: "Contact person on site",
            personal: true
        ),
        FieldDefinition.item(
            "keys_opening_time",
            pl: "Klucze, godzina otwarcia",
            en: "Keys, opening time"
        ),
        FieldDefinition.item(
            "materials_delivered",
            pl: "Materiały dostarczone",
            en: "Materials delivered"
        ),
        FieldDefinition.item(
            "documents_on_site",
            pl: "Dokumenty na miejscu (lista obecności, F5, RODO)",
            en: "Documents on site (attendance list, F5, GDPR)"
        ),
        FieldDefinition.item(
            "special_needs_met",
            pl: "Szczególne potrzeby uwzględnione",
            en: "Special needs met"
        ),
    ]
}
