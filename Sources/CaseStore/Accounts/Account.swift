// What the administrator sees of people and devices.

package import CaseModel

/// A person's account.
package struct Account: Sendable, Hashable {
    /// The login.
    package let user: UserID
    /// The name that colleagues see.
    package let name: String
    /// The role.
    package let role: Role
    /// Is true when signing in is not allowed.
    package let isDisabled: Bool
    /// Is true when a password was set.
    package let hasPassword: Bool
    /// The enrolled devices, by name.
    package let devices: [String]
}

/// What signing in needs to know about a device and its person.
package struct EnrolledDevice: Sendable, Hashable {
    /// The device.
    package let device: DeviceID
    /// The person, with the role of now.
    package let actor: Actor
    /// The password hash in PHC form; nil while none was set.
    package let password: String?
    /// Is true when the account was disabled.
    package let isDisabled: Bool
}
