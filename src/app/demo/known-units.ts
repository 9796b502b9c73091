/** Where the people of the demonstration work. */
export const PHU_THO = 69;
export const MAI_CHAU = 11719;
export const PHUONG_HOA_BINH = 11693;
export const PHUONG_SA_PA = 11318;
