/** Words in the name of a device that mean a phone, and those that mean something else whatever the former say. */
export const MOBILE_WORDS = ['mobile', 'phone', 'android', 'ios', 'handy', 'app'];
export const NOT_MOBILE_WORDS = ['desktop', 'tablet', 'ipad', 'web'];

/** 1 for each device name that means a phone: mobile, smartphone, iPhone, Android, iOS, app. O(names). */
export function mobileDevices(names: readonly string[]): Uint8Array {
  return Uint8Array.from(names, (name) => {
    const text = name.toLowerCase();
    const isMobile = MOBILE_WORDS.some((word) => text.includes(word));
    return isMobile && !NOT_MOBILE_WORDS.some((word) => text.includes(word)) ? 1 : 0;
  });
}
