// What the committer hands to the store and gets back.

package import CanonicalJSON
package import CaseModel
package import CaseWire

/// One mutation on its way to disk.
package struct CommitRequest: Sendable {
    /// The account.
    package let user: UserID
    /// The device.
    package let device: DeviceID
    /// The line as it came.
    package let message: MutationMessage

    /// Makes a request.
    package init(user: UserID, device: DeviceID, message: MutationMessage) {
        self.user = user
        self.device = device
        self.message = message
    }
}

/// What became of one request: its receipt as it is kept, or why there is none.
package typealias CommitResult = Result<JSONValue, WireError>
