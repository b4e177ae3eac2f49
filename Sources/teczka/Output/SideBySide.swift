// Texts beside each other, so that what differs can be seen at once. On a narrow terminal they
// stand below each other.

import Foundation
import Glibc

/// Sets texts in columns.
struct SideBySide {
    /// One text.
    struct Column {
        let head: String
        let notes: [String]
        let text: String
    }

    private let columns: [Column]
    private let width: Int
    private static let columnMin = 18

    /// Sets columns into so many characters.
    init(_ columns: [Column], width: Int) {
        self.columns = columns
        self.width = width
    }

    /// The width of the terminal, or what fits most screens.
    static var terminalWidth: Int {
        var size = winsize()
        guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 96 }
        return max(40, Int(size.ws_col) - 4)
    }

    /// The lines, without line feeds.
    var lines: [String] {
        let each = (width - 3 * (columns.count - 1)) / max(1, columns.count)
        guard each >= Self.columnMin else { return columns.flatMap(below) }
        let cells = columns.map { column in
            ([column.head] + column.notes + [""] + [column.text]).flatMap { Self.wrap($0, each) }
        }
        let height = cells.map(\.count).max() ?? 0
        return (0..<height).map { row in
            cells.map { cell in Self.pad(row < cell.count ? cell[row] : "", each) }
                .joined(separator: " │ ").trimmedEnd
        }
    }

    private func below(_ column: Column) -> [String] {
        let head = ([column.head] + column.notes).joined(separator: ", ")
        return [head + ":"] + Self.wrap(column.text, width - 2).map { "  " + $0 }
    }

    private static func wrap(_ text: String, _ width: Int) -> [String] {
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = ""
            for word in paragraph.split(separator: " ", omittingEmptySubsequences: false) {
                var word = String(word)
                if !line.isEmpty, line.count + 1 + word.count > width {
                    lines.append(line)
                    line = ""
                }
                while word.count > width {
                    lines.append(String(word.prefix(width)))
                    word = String(word.dropFirst(width))
                }
                line += line.isEmpty ? word : " " + word
            }
            lines.append(line)
        }
        return lines
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

extension String {
    fileprivate var trimmedEnd: String {
        String(reversed().drop { $0 == " " }.reversed())
    }
}
