/** Where a province lies on the tile map: one tile each, none larger for being larger. `code` is the official code since 1/7/2025. */
export interface TilePlace {
  code: string;
  short: string;
  column: number;
  row: number;
}

const PLACES: [code: string, short: string, column: number, row: number][] = [
  ['12', 'Lai Châu', 1, 0],
  ['15', 'Lào Cai', 2, 0],
  ['08', 'Tuyên Quang', 3, 0],
  ['04', 'Cao Bằng', 4, 0],
  ['11', 'Điện Biên', 0, 1],
  ['14', 'Sơn La', 1, 1],
  ['25', 'Phú Thọ', 2, 1],
  ['19', 'Thái Nguyên', 3, 1],
  ['20', 'Lạng Sơn', 4, 1],
  ['22', 'Quảng Ninh', 5, 1],
  ['01', 'Hà Nội', 2, 2],
  ['24', 'Bắc Ninh', 3, 2],
  ['33', 'Hưng Yên', 4, 2],
  ['31', 'Hải Phòng', 5, 2],
  ['38', 'Thanh Hóa', 2, 3],
  ['37', 'Ninh Bình', 3, 3],
  ['40', 'Nghệ An', 2, 4],
  ['42', 'Hà Tĩnh', 3, 5],
  ['44', 'Quảng Trị', 3, 6],
  ['46', 'Huế', 4, 7],
  ['48', 'Đà Nẵng', 4, 8],
  ['51', 'Quảng Ngãi', 5, 9],
  ['52', 'Gia Lai', 5, 10],
  ['66', 'Đắk Lắk', 5, 11],
  ['68', 'Lâm Đồng', 4, 12],
  ['56', 'Khánh Hòa', 5, 12],
  ['80', 'Tây Ninh', 2, 13],
  ['79', 'TP. HCM', 3, 13],
  ['75', 'Đồng Nai', 4, 13],
  ['91', 'An Giang', 0, 14],
  ['82', 'Đồng Tháp', 1, 14],
  ['86', 'Vĩnh Long', 2, 14],
  ['96', 'Cà Mau', 0, 15],
  ['92', 'Cần Thơ', 1, 15],
];

export const PROVINCE_TILES: TilePlace[] = PLACES.map(([code, short, column, row]) => ({ code, short, column, row }));
