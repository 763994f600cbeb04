import type { Town } from '../../src/hub/api'

const named = (id: string, zh: string, en: string) => ({ id, name: { zh, en } })
const category = (id: string, zh: string, en: string, desk: string) => ({ ...named(id, zh, en), desk })
const lawyer = (id: string, zh: string, en: string, pool = 'wuzhen') => ({ ...named(id, zh, en), pool })
const desk = (id: string, zh: string, en: string, general = false) => ({ ...named(id, zh, en), general })

/** A believable town, as GET /api/town tells it. */
export const TOWN: Town = {
  realtimeUrls: [],
  demo: true,
  noticeVersion: '1',
  office: named('wuzhen', '乌镇司法所', 'Wuzhen Judicial Office'),
  pools: [
    {
      ...named('wuzhen', '乌镇司法所', 'Wuzhen Judicial Office'),
      desks: [
        desk('family', '婚姻家庭窗口', 'Family desk'),
        desk('labour', '劳动窗口', 'Labour desk'),
        desk('contract', '合同债务窗口', 'Contract desk'),
        { ...desk('interpreting', '翻译席', 'Interpreters'), assistance: true },
        desk('general', '综合窗口', 'General desk', true),
      ],
    },
  ],
  categories: [
    category('MARRIAGE_FAMILY', '婚姻家庭', 'Marriage and family', 'family'),
    category('INHERITANCE', '继承', 'Inheritance', 'family'),
    category('LABOUR', '打工、工资', 'Labour', 'labour'),
    category('CONTRACT_DEBT', '合同、欠钱', 'Contract and debt', 'contract'),
    category('DAMAGES', '受伤、赔偿', 'Damages', 'general'),
    category('TRAFFIC', '交通事故', 'Traffic', 'general'),
    category('HOUSING_LAND', '房子、宅基地', 'Housing and land', 'general'),
    category('NEIGHBOURS', '邻里纠纷', 'Neighbours', 'general'),
    category('CONSUMER', '买东西', 'Consumer', 'contract'),
    category('MEDICAL', '看病', 'Medical', 'general'),
    category('ADMINISTRATIVE', '政府办事', 'Administrative', 'general'),
    category('CRIMINAL', '刑事', 'Criminal', 'general'),
    category('NOTARIAL', '公证', 'Notarial', 'general'),
    category('LEGAL_AID', '法律援助', 'Legal aid', 'general'),
    category('PROCEDURE', '怎么打官司', 'Procedure', 'general'),
    category('OTHER', '其他', 'Other', 'general'),
  ],
  villages: [named('minhe', '民合村', 'Minhe'), named('hengang', '横港村', 'Henggang')],
  languages: [named('', '普通话', 'Mandarin'), named('wu', '乌镇话', 'Wu dialect')],
  referrals: [named('LEGAL_AID', '法律援助中心', 'Legal aid centre'), named('MEDIATION', '人民调解委员会', 'Mediation committee')],
  lawyers: [lawyer('lawyer-shen', '沈律师', 'Ms Shen'), lawyer('lawyer-zhou', '周律师', 'Mr Zhou')],
  hours: { open: true, text: { zh: '每天 8:30 到 20:00', en: 'Daily 8:30 to 20:00' }, zone: 'Asia/Shanghai' },
  hotline: '12348',
  conferences: 'BRIDGE',
  recorder: true,
}
