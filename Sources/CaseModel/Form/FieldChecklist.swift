// F4 for training outdoors, the alternative checklist (Procedura, stage 8).

extension RecordType {
    static let fieldChecklist = RecordType(
        "f4t",
        stage: 8,
        .single,
        facet: .checklist,
        pl: "F4 – Lista sprawdzająca: zajęcia terenowe",
        en: "F4 – Checklist: training outdoors",
        frozenBy: ["f6.finalised_at"],
        fields: FieldDefinition.checklistHeader + fieldRoute + fieldSafety + fieldComfort
            + FieldDefinition.checklistSeal
    )

    private static let fieldRoute = [
        FieldDefinition.item(
            "landowner_consent",
            critical: true,
            pl: "Zgoda właściciela terenu (park, las, teren prywatny)",
            en: "Consent of the landowner (park, forest, private land)"
        ),
        FieldDefinition(
            "meeting",
            .group([
                FieldDefinition(
                    "point",
                    .line,
                    pl: "Miejsce zbiórki",
                    en: "Meeting point",
                    required: .always
                ),
                FieldDefinition(
                    "time",
                    .line,
                    pl: "Godzina zbiórki (GG:MM)",
                    en: "Meeting time (HH:MM)",
                    required: .always
                ),
                FieldDefinition(
                    "position",
                    .line,
                    pl: "Współrzędne (szer., dł.)",
                    en: "Coordinates (lat, lon)"
                ),
            ]),
            pl: "Zbiórka",
            en: "Meeting",
            required: .always
        ),
        FieldDefinition.item(
            "route_walked",
            critical: true,
            pl: "Trasa rozpoznana w terenie (data w uwadze)",
            en: "Route walked beforehand (date in the note)"
        ),
        FieldDefinition(
            "route_km",
            .integer(0...1000),
            pl: "Długość trasy (km)",
            en: "Length of the route (km)",
            .fact
        ),
        FieldDefinition(
            "max_group",
            .integer(1...1000),
            pl: "Największa liczebność grupy",
            en: "Largest group"
        ),
        FieldDefinition.item(
            "hazards",
            critical: true,
            pl: "Zagrożenia (drogi, skarpy, woda, kleszcze, drzewa)",
            en: "Hazards (roads, slopes, water, ticks, trees)"
        ),
    ]

    private static let fieldSafety = [
        FieldDefinition.item(
            "weather_forecast_checked",
            critical: true,
            pl: "Prognoza pogody sprawdzona (do 24 h przed)",
            en: "Weather forecast checked (within 24 h)"
        ),
        FieldDefinition.item(
            "weather_limits",
            critical: true,
            pl: "Granice pogodowe (burza, wiatr m/s, upał °C, mróz)",
            en: "Weather limits (storm, wind m/s, heat °C, frost)"
        ),
        FieldDefinition.item(
            "fallback_place",
            critical: true,
            pl: "Miejsce zastępcze",
            en: "Fallback place"
        ),
        FieldDefinition.item(
            "evacuation_point_112",
            critical: true,
            pl: "Punkt ewakuacji, dojazd służb (112)",
            en: "Evacuation point, emergency access (112)"
        ),
        FieldDefinition(
            "mobile_coverage",
            .choice([
                Choice("none", pl: "brak", en: "none"),
                Choice("weak", pl: "słaby", en: "weak"),
                Choice("good", pl: "dobry", en: "good"),
            ]),
            pl: "Zasięg telefonii",
            en: "Mobile coverage",
            .fact
        ),
        FieldDefinition.item(
            "first_aid_kit_and_person",
            critical: true,
            pl: "Apteczka i osoba udzielająca pierwszej pomocy",
            en: "First aid kit and a first-aider"
        ),
        FieldDefinition.item(
            "carer_ratio",
            critical: true,
            pl: "Liczba opiekunów do liczby małoletnich",
            en: "Ratio of carers to minors"
        ),
        FieldDefinition(
            "guardian_consents_count",
            .count,
            pl: "Liczba zgód opiekunów",
            en: "Number of guardians’ consents",
            .fact
        ),
        FieldDefinition.item(
            "insurance_nnw",
            pl: "Ubezpieczenie NNW",
            en: "Accident insurance (NNW)"
        ),
    ]

    private static let fieldComfort = [
        FieldDefinition.item(
            "clothing_notice_sent",
            pl: "Informacja o ubiorze wysłana",
            en: "Notice on clothing sent"
        ),
        FieldDefinition.item("toilets_water", pl: "Toalety, woda", en: "Toilets, water"),
        FieldDefinition.item("shade_shelter", pl: "Cień, schronienie", en: "Shade, shelter"),
        FieldDefinition.item("transport", pl: "Transport", en: "Transport"),
        FieldDefinition.item(
            "accessibility_of_route",
            pl: "Dostępność trasy",
            en: "Accessibility of the route"
        ),
        FieldDefinition.item(
            "equipment_list",
            pl: "Lista sprzętu (ładowarki, powerbanki, karty pamięci)",
            en: "Equipment list (chargers, power banks, memory cards)"
        ),
        FieldDefinition.item(
            "paper_forms_backup",
            pl: "Zapasowe formularze papierowe",
            en: "Paper forms as a backup"
        ),
        FieldDefinition.item(
            "allergies_meds_known",
            pl: "Alergie i leki znane (tylko tak/nie)",
            en: "Allergies and medicines known (yes or no only)"
        ),
    ]
}
