// Polish typography of finished pages.

import CaseDocument
import Testing

@Suite
struct TypographyTests {
    @Test(arguments: [
        ("Praca w terenie i w sali", "Praca w_terenie i_w_sali"),
        ("8 h, 45 min i 3 200,00 zł.", "8_h, 45_min i_3 200,00_zł."),
        ("nr 97 im. Bolesława, ul. Leśna", "nr_97 im._Bolesława, ul._Leśna"),
        ("Sporządzono 27.02.2026 r. tutaj", "Sporządzono 27.02.2026_r. tutaj"),
        ("Zamawiający - szkoła", "Zamawiający_– szkoła"),
        ("Plan lekcji – 180 min", "Plan lekcji_– 180_min"),
        ("(w parach", "(w_parach"),
        ("wiersz\ni dalej", "wiersz\ni_dalej"),
        ("numer 5 osób", "numer 5 osób"),
    ])
    func lettersAndNumbersStayWithWhatFollows(_ plain: String, _ expected: String) {
        #expect(Typography.set(plain[...]).replacing("\u{A0}", with: "_") == expected)
    }

    @Test func tagsAndStyleAreLeftAlone() {
        let page = "<style>a b - c { d e }</style><p title=\"w lesie\">w lesie</p>"
        #expect(
            Typography.page(page)
                == "<style>a b - c { d e }</style><p title=\"w lesie\">w\u{A0}lesie</p>")
    }
}
